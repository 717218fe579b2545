package io.heliotrope.config;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Can the queues of a company be served by its agents, in the languages of its callers? */
final class CompanyCheck {

  private final Company company;
  private final Mistakes mistakes;

  private CompanyCheck(Company company, Mistakes mistakes) {
    this.company = company;
    this.mistakes = mistakes;
  }

  static void check(Company company, Map<QueueId, Place> places, Mistakes mistakes) {
    var check = new CompanyCheck(company, mistakes);
    company
        .queues()
        .values()
        .forEach(queue -> check.queue(queue, places.getOrDefault(queue.id(), Place.file(""))));
  }

  private void queue(Queue queue, Place place) {
    String path = "queues." + queue.id();
    List<Agent> near =
        company.agents().values().stream()
            .filter(agent -> queue.sites().contains(agent.site()))
            .toList();
    List<Agent> able = near.stream().filter(agent -> able(agent, queue)).toList();
    if (able.isEmpty()) {
      mistakes.error(place, path, nobody(queue, near), adviceForSkills(queue));
      return;
    }
    for (SiteId site : queue.sites()) {
      if (able.stream().noneMatch(agent -> agent.site().equals(site))) {
        mistakes.warning(
            place,
            path,
            "no agent of site '%s' has what this queue needs.".formatted(site),
            "Maybe leave the site out of this queue.");
      }
    }
    for (Language language : callersLanguages()) {
      if (able.stream().noneMatch(agent -> speaks(agent, language))) {
        mistakes.warning(
            place,
            path,
            "no agent who can serve this queue speaks '%s', but a number greets in it."
                .formatted(language),
            "Maybe add '%s' to an agent's languages.".formatted(language));
      }
    }
  }

  private static String nobody(Queue queue, List<Agent> near) {
    String sites = queue.sites().stream().map(SiteId::name).collect(Collectors.joining(", "));
    return near.isEmpty()
        ? "none of its sites (%s) has an agent.".formatted(sites)
        : "no agent of its sites (%s) has what it needs: %s.".formatted(sites, needs(queue));
  }

  private String adviceForSkills(Queue queue) {
    Set<String> known = new TreeSet<>();
    company.agents().values().forEach(a -> a.skills().keySet().forEach(s -> known.add(s.name())));
    for (Skill skill : queue.needs().keySet()) {
      if (!known.contains(skill.name())) {
        return "No agent has the skill '%s' at all. %s"
            .formatted(skill, Suggestion.advice(skill.name(), known))
            .strip();
      }
    }
    return "";
  }

  private static String needs(Queue queue) {
    return queue.needs().entrySet().stream()
        .map(need -> need.getKey() + " " + need.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static boolean able(Agent agent, Queue queue) {
    return queue.needs().entrySet().stream()
        .allMatch(need -> agent.skills().getOrDefault(need.getKey(), 0) >= need.getValue());
  }

  private static boolean speaks(Agent agent, Language language) {
    return agent.languages().stream().anyMatch(own -> own.fits(language));
  }

  private List<Language> callersLanguages() {
    return company.numbers().stream()
        .flatMap(number -> number.language().stream())
        .distinct()
        .toList();
  }
}
