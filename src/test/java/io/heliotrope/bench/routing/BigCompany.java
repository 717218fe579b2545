package io.heliotrope.bench.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.config.AgentKeys;
import io.heliotrope.config.Announce;
import io.heliotrope.config.Choice;
import io.heliotrope.config.Company;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Ring;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.Site;
import io.heliotrope.config.Spread;
import io.heliotrope.config.Strategy;
import io.heliotrope.config.Weights;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * 200 sites that never close, 50 skills, 30 languages, and as many agents as wanted, each with
 * three skills and one or two languages.
 *
 * <p>Exactly {@link #ELIGIBLE} agents meet what {@link #LONGEST_IDLE} and {@link #BEST_FIT} need.
 * The last ten skills are those of queues in which callers wait, as nobody who has them is free.
 */
final class BigCompany {

  static final int ELIGIBLE = 100;
  static final int SKILLS = 50;
  static final int LANGUAGES = 30;
  static final int CROWDED = 10;
  static final PbxName PBX = new PbxName("pbx");
  static final QueueId LONGEST_IDLE = new QueueId("longest-idle");
  static final QueueId BEST_FIT = new QueueId("best-fit");
  static final Language WANTED = language(0);
  static final int LEVEL = 50;

  private static final int SITES = 200;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Map<SiteId, Site> sites = new LinkedHashMap<>();
  private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
  private final Map<QueueId, Queue> queues = new LinkedHashMap<>();

  private BigCompany() {}

  static Company of(int agents) {
    return new BigCompany().make(agents);
  }

  static QueueId queue(int skill) {
    return new QueueId("q" + skill);
  }

  static Skill skill(int number) {
    return new Skill("s" + number);
  }

  static Language language(int number) {
    return new Language("l" + (char) ('a' + number / 26) + (char) ('a' + number % 26));
  }

  static boolean isCrowded(Agent agent) {
    return agent.skills().keySet().stream()
        .anyMatch(skill -> Integer.parseInt(skill.name().substring(1)) >= SKILLS - CROWDED);
  }

  private Company make(int count) {
    for (int i = 0; i < SITES; i++) {
      var id = new SiteId("site-" + i);
      sites.put(id, new Site(id, id.name(), ZoneOffset.UTC, Schedule.of("24/7"), PBX));
    }
    List<SiteId> all = List.copyOf(sites.keySet());
    for (int i = 0; i < count; i++) {
      var id = new AgentId("a" + i);
      boolean wanted = i % (count / ELIGIBLE) == 0;
      agents.put(
          id,
          new Agent(
              id,
              id.name(),
              all.get(random.nextInt(all.size())),
              new Endpoint("PJSIP/" + id),
              skills(wanted),
              languages(wanted),
              Set.of()));
    }
    for (int i = 1; i < SKILLS; i++) {
      add(queue(i), skill(i), all, Choice.USUAL);
    }
    add(LONGEST_IDLE, skill(0), all, Choice.USUAL);
    add(
        BEST_FIT,
        skill(0),
        all,
        new Choice(Strategy.BEST_FIT, Spread.TOGETHER, Weights.USUAL, Map.of(), Duration.ZERO));
    return new Company("big", sites, agents, queues, List.of());
  }

  private Map<Skill, Integer> skills(boolean wanted) {
    Map<Skill, Integer> levels = new LinkedHashMap<>();
    if (wanted) {
      levels.put(skill(0), random.nextInt(LEVEL, 101));
      while (levels.size() < 3) {
        levels.put(skill(random.nextInt(1, SKILLS - CROWDED)), random.nextInt(1, 101));
      }
      return levels;
    }
    while (levels.size() < 3) {
      levels.put(skill(random.nextInt(1, SKILLS)), random.nextInt(LEVEL, 101));
    }
    return levels;
  }

  private Map<Language, Integer> languages(boolean wanted) {
    Map<Language, Integer> levels = new LinkedHashMap<>();
    levels.put(wanted ? WANTED : language(random.nextInt(LANGUAGES)), 100);
    if (random.nextBoolean()) {
      levels.put(language(random.nextInt(LANGUAGES)), 80);
    }
    return levels;
  }

  private void add(QueueId id, Skill skill, List<SiteId> all, Choice choice) {
    Map<Skill, Integer> needs = Map.of(skill, LEVEL);
    queues.put(
        id,
        new Queue(
            id,
            id.name(),
            needs,
            all,
            Duration.ofSeconds(20),
            Duration.ZERO,
            "default",
            Optional.empty(),
            List.of(Ring.of(all, needs)),
            choice,
            Queue.USUAL_PRIORITY,
            Optional.empty(),
            Limits.NONE,
            0,
            Optional.empty(),
            Announce.USUAL,
            Optional.empty(),
            AgentKeys.NONE));
  }
}
