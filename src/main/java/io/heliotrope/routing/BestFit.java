package io.heliotrope.routing;

import io.heliotrope.call.Market;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Weights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever fits best by the operator's weights. Each part is in thousandths of its weight. */
public final class BestFit implements Ranking {

  private static final int FULL = 1000;

  /** Ten minutes, in milliseconds. */
  private static final long LONG_IDLE = 10 * 60_000;

  private final Weights weights;
  private final Optional<Market> market;

  BestFit(Queue queue, Optional<Market> market) {
    this.weights = queue.choice().weights();
    this.market = market;
  }

  /** The part of the score that lasts as long as the files: skills, language, site. */
  public static long lasting(Queue queue, Demand demand, Agent agent) {
    Weights weights = queue.choice().weights();
    return weights.skill() * skill(demand.needs(), queue.choice().prefers(), agent)
        + weights.language() * 10L * agent.level(demand.language())
        + weights.site() * site(demand.sites(), agent.site());
  }

  @Override
  public long score(Candidate candidate, Instant at) {
    long score = candidate.fit();
    if (weights.market() > 0 && market.isPresent() && candidate.agent().knows(market.get())) {
      score += (long) weights.market() * FULL;
    }
    if (weights.idle() > 0) {
      long idle = Math.clamp(millis(candidate.idleSince(), at), 0L, LONG_IDLE);
      score += weights.idle() * (idle * FULL / LONG_IDLE);
    }
    return score;
  }

  @Override
  public String praise(Candidate candidate, Instant at) {
    return "fits %d %%".formatted(score(candidate, at) * 100 / ((long) weights.sum() * FULL));
  }

  private static long millis(Instant from, Instant to) {
    return (to.getEpochSecond() - from.getEpochSecond()) * 1000
        + (to.getNano() - from.getNano()) / 1_000_000;
  }

  private static long skill(Map<Skill, Integer> needs, Map<Skill, Integer> prefers, Agent agent) {
    int parts = needs.size() + prefers.size();
    if (parts == 0) {
      return FULL;
    }
    int levels = 0;
    for (Skill skill : needs.keySet()) {
      levels += agent.level(skill);
    }
    for (var preferred : prefers.entrySet()) {
      int has = agent.level(preferred.getKey());
      levels += has >= preferred.getValue() ? has : 0;
    }
    return 10L * levels / parts;
  }

  private static long site(List<SiteId> sites, SiteId site) {
    return (long) FULL * (sites.size() - sites.indexOf(site)) / sites.size();
  }
}
