package io.heliotrope.config;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Can the queues of a company be served by its agents, in the languages of its callers? */
final class CompanyCheck {

  private final Company company;
  private final Map<QueueId, QueuePlaces> places;
  private final Mistakes mistakes;
  private final Set<String> skills = new TreeSet<>();
  private final Map<SiteId, List<Agent>> bySite;

  private CompanyCheck(Company company, Map<QueueId, QueuePlaces> places, Mistakes mistakes) {
    this.company = company;
    this.places = places;
    this.mistakes = mistakes;
    this.bySite = company.agents().values().stream().collect(Collectors.groupingBy(Agent::site));
    company.agents().values().forEach(a -> a.skills().keySet().forEach(s -> skills.add(s.name())));
  }

  static void check(Company company, Map<QueueId, QueuePlaces> places, Mistakes mistakes) {
    var check = new CompanyCheck(company, places, mistakes);
    company.queues().values().forEach(check::queue);
    Map<QueueId, List<Located<QueueId>>> ways = new HashMap<>();
    places.forEach((queue, at) -> ways.put(queue, at.waysOut));
    WaysOutCheck.check(company.queues().keySet(), ways, mistakes);
  }

  private void queue(Queue queue) {
    QueuePlaces at = Objects.requireNonNull(places.get(queue.id()));
    checkPreferred(at);
    checkCallback(queue, at);
    if (at.rings.isEmpty()) {
      ring(queue, queue.rings().getFirst(), at.queue, "queues." + queue.id(), "this queue");
    } else {
      for (int i = 0; i < at.rings.size(); i++) {
        Located<Boolean> ring = at.rings.get(i);
        ring(queue, queue.rings().get(i), ring.place(), ring.path(), "this ring");
      }
    }
  }

  private void ring(Queue queue, Ring ring, Place place, String path, String what) {
    List<Agent> near = at(ring);
    List<Agent> able = near.stream().filter(agent -> able(agent, ring)).toList();
    if (able.isEmpty()) {
      mistakes.error(place, path, nobody(ring, near), adviceForSkills(ring.needs().keySet()));
      return;
    }
    Set<SiteId> ableSites = able.stream().map(Agent::site).collect(Collectors.toSet());
    for (SiteId site : ring.sites()) {
      if (!ableSites.contains(site)) {
        mistakes.warning(
            place,
            path,
            "no agent of site '%s' has what %s needs.".formatted(site, what),
            "Maybe leave the site out of %s.".formatted(what));
      }
    }
    if (ring.market() && able.stream().allMatch(agent -> agent.markets().isEmpty())) {
      mistakes.error(
          place,
          path,
          "it asks for training in the caller's market, but none of its agents has any.",
          "Maybe add 'markets' to agents or sites.");
    }
    ring.lastResort()
        .filter(language -> nobodySpeaks(able, ring, language))
        .ifPresent(language ->
            mistakes.error(
                place,
                path,
                "no agent who has what it needs speaks '%s', its last resort.".formatted(language),
                "Maybe name a language that they do speak."));
    if (ring.equals(queue.rings().getLast())) {
      languages(queue, place, path);
    }
  }

  private void languages(Queue queue, Place place, String path) {
    for (Language language : callersLanguages()) {
      boolean deaf =
          queue.rings().stream()
              .allMatch(ring ->
                  ring.lastResort().isEmpty()
                      && nobodySpeaks(
                          at(ring).stream().filter(agent -> able(agent, ring)).toList(),
                          ring,
                          language));
      if (deaf) {
        mistakes.warning(
            place,
            path,
            "no agent who can serve this queue speaks '%s', but a number greets in it."
                .formatted(language),
            "Maybe add '%s' to an agent's languages.".formatted(language));
      }
    }
  }

  private void checkPreferred(QueuePlaces at) {
    for (Skill skill : at.prefers.value().keySet()) {
      if (!skills.contains(skill.name())) {
        mistakes.error(
            at.prefers.place(),
            at.prefers.path(),
            "no agent has the skill '%s' at all.".formatted(skill),
            Suggestion.advice(skill.name(), skills));
      }
    }
  }

  private void checkCallback(Queue queue, QueuePlaces at) {
    if (queue.callback().isEmpty()) {
      return;
    }
    Stream.concat(
            queue.sites().stream(), queue.rings().stream().flatMap(ring -> ring.sites().stream()))
        .distinct()
        .filter(site -> company.sites().get(site) instanceof Site s && s.outbound().isEmpty())
        .forEach(site ->
            mistakes.error(
                at.callback.place(),
                at.callback.path(),
                "it calls back, but nobody can call outside from site '%s'.".formatted(site),
                "Maybe add outbound: \"PJSIP/{number}@your-trunk\" to sites.yaml, for that site or"
                    + " for all."));
  }

  private static String nobody(Ring ring, List<Agent> near) {
    String sites = ring.sites().stream().map(SiteId::name).collect(Collectors.joining(", "));
    return near.isEmpty()
        ? "none of its sites (%s) has an agent.".formatted(sites)
        : "no agent of its sites (%s) has what it needs: %s.".formatted(sites, needs(ring));
  }

  private String adviceForSkills(Set<Skill> needed) {
    for (Skill skill : needed) {
      if (!skills.contains(skill.name())) {
        return "No agent has the skill '%s' at all. %s"
            .formatted(skill, Suggestion.advice(skill.name(), skills))
            .strip();
      }
    }
    return "";
  }

  private static String needs(Ring ring) {
    return ring.needs().entrySet().stream()
        .map(need -> need.getKey() + " " + need.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<Agent> at(Ring ring) {
    return ring.sites().stream()
        .flatMap(site -> bySite.getOrDefault(site, List.of()).stream())
        .toList();
  }

  private static boolean able(Agent agent, Ring ring) {
    return ring.needs().entrySet().stream()
        .allMatch(need -> agent.level(need.getKey()) >= need.getValue());
  }

  private static boolean nobodySpeaks(List<Agent> agents, Ring ring, Language language) {
    return agents.stream().noneMatch(agent -> agent.level(language) >= ring.languageLevel());
  }

  private List<Language> callersLanguages() {
    return company.numbers().stream()
        .flatMap(number -> number.language().stream())
        .distinct()
        .toList();
  }
}
