package io.heliotrope.hours;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Ring;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds when nobody of a queue is awake who speaks a language in which the queue has somebody.
 * Languages of last resort are none that it has.
 */
public final class GapFinder {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** A language, and the sites that have people of a queue who speak it. */
  private record Post(Language language, Set<SiteId> sites) {}

  private record Place(SiteId site, Language language) {}

  private record Where(Language language, ZoneId zone, HoursChange when) {}

  private final Map<Post, Set<QueueId>> posts = new LinkedHashMap<>();
  private final Instant from;
  private final Instant to;

  /** Of that company, between those instants. */
  public GapFinder(Company company, Instant from, Instant to) {
    this.from = from;
    this.to = to;
    for (Queue queue : company.queues().values()) {
      sitesByLanguage(queue, company.agents().values())
          .forEach((language, sites) ->
              posts
                  .computeIfAbsent(new Post(language, sites), _ -> new LinkedHashSet<>())
                  .add(queue.id()));
    }
  }

  private static Map<Language, Set<SiteId>> sitesByLanguage(Queue queue, Collection<Agent> agents) {
    Map<Language, Set<SiteId>> sites = new TreeMap<>(Comparator.comparing(Language::tag));
    for (Ring ring : queue.rings()) {
      for (Agent agent : agents) {
        if (ring.sites().contains(agent.site()) && has(agent, ring)) {
          agent
              .languages()
              .forEach((language, level) -> {
                if (level >= ring.languageLevel()) {
                  sites.computeIfAbsent(language, _ -> new LinkedHashSet<>()).add(agent.site());
                }
              });
        }
      }
    }
    return sites;
  }

  private static boolean has(Agent agent, Ring ring) {
    return ring.needs().entrySet().stream()
        .allMatch(need -> agent.skills().getOrDefault(need.getKey(), 0) >= need.getValue());
  }

  /** The gaps that the hours after a change have and those before do not, and the other way. */
  public Gap.Compared compare(Map<SiteId, SiteHours> before, Map<SiteId, SiteHours> after) {
    Map<Place, Stretches> then = awake(before);
    Map<Place, Stretches> now = awake(after);
    var opened = new Found();
    var closed = new Found();
    posts.forEach((post, queues) -> {
      Stretches awakeThen = awake(post, then);
      Stretches awakeNow = awake(post, now);
      ZoneId zone = zone(post, then, now, after);
      opened.add(post.language(), queues, zone, awakeThen.without(awakeNow));
      closed.add(post.language(), queues, zone, awakeNow.without(awakeThen));
    });
    return new Gap.Compared(opened.gaps(), closed.gaps());
  }

  /** On the clock of the site that makes the difference, it is there at the same time all year. */
  private static ZoneId zone(
      Post post,
      Map<Place, Stretches> then,
      Map<Place, Stretches> now,
      Map<SiteId, SiteHours> hours) {
    return post.sites().stream()
        .filter(site -> {
          var place = new Place(site, post.language());
          return !Objects.equals(then.get(place), now.get(place));
        })
        .flatMap(site -> Optional.ofNullable(hours.get(site)).stream())
        .map(SiteHours::zone)
        .findFirst()
        .orElse(ZoneOffset.UTC);
  }

  /** When those at a site who speak a language are there. */
  private Map<Place, Stretches> awake(Map<SiteId, SiteHours> hours) {
    Map<SiteId, Stretches> open = new HashMap<>();
    hours.forEach((site, ofSite) -> open.put(site, Stretches.of(ofSite.between(from, to), true)));
    Map<Place, Stretches> awake = new HashMap<>();
    for (Post post : posts.keySet()) {
      for (SiteId site : post.sites()) {
        SiteHours ofSite = hours.get(site);
        Stretches ofHours = open.get(site);
        if (ofSite != null && ofHours != null) {
          awake.computeIfAbsent(
              new Place(site, post.language()),
              place -> ofHours.without(unstaffed(ofSite, place.language())));
        }
      }
    }
    return awake;
  }

  private Stretches unstaffed(SiteHours hours, Language language) {
    return Stretches.union(
        List.of(
            new Stretches(
                hours.staffing(from, to).stream()
                    .filter(spell -> !spell.seats().speak(language))
                    .map(spell -> new Stretches.Stretch(spell.from(), spell.to()))
                    .toList())));
  }

  private static Stretches awake(Post post, Map<Place, Stretches> awake) {
    return Stretches.union(
        post.sites().stream()
            .map(site ->
                awake.getOrDefault(new Place(site, post.language()), new Stretches(List.of())))
            .toList());
  }

  /** Queues that have the same gap are told together. */
  private static final class Found {

    private final Map<Where, Set<QueueId>> gaps = new LinkedHashMap<>();

    void add(Language language, Set<QueueId> queues, ZoneId zone, Stretches some) {
      for (HoursChange when : HoursChange.of(some, false, zone)) {
        gaps.computeIfAbsent(new Where(language, zone, when), _ -> new LinkedHashSet<>())
            .addAll(queues);
      }
    }

    List<Gap> gaps() {
      List<Gap> all = new ArrayList<>();
      gaps.forEach((where, queues) ->
          all.add(
              new Gap(
                  "%s:%s-%s"
                      .formatted(
                          where.language().tag(),
                          days(where.when()),
                          TIME.format(where.when().from())),
                  where.language(),
                  queues,
                  where.zone(),
                  where.when())));
      all.sort(Comparator.comparing((Gap gap) -> gap.when().first()).thenComparing(Gap::name));
      return all;
    }

    private static String days(HoursChange when) {
      return when.once()
          ? when.first().toString()
          : ChangeText.days(when.days())
              .toLowerCase(Locale.ROOT)
              .replace('–', '-')
              .replace(", ", "+");
    }
  }
}
