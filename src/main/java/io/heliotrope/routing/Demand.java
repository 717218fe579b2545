package io.heliotrope.routing;

import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one ring of a queue demands of an agent who is to help callers of one language and market. A
 * ring with a language of last resort makes two of them, the caller's own language first.
 *
 * @param ring its place in the queue, from 0
 * @param market empty if no training is demanded
 */
public record Demand(
    QueueId queue,
    int ring,
    List<SiteId> sites,
    Map<Skill, Integer> needs,
    Language language,
    int languageLevel,
    Optional<Market> market) {

  /** The demands of all rings, in the order in which agents are preferred. */
  public static List<Demand> of(Queue queue, Language language, Optional<Market> market) {
    List<Demand> demands = new ArrayList<>();
    for (int i = 0; i < queue.rings().size(); i++) {
      Ring ring = queue.rings().get(i);
      demands.add(of(queue, i, language, market));
      if (ring.lastResort().isPresent() && !ring.lastResort().get().equals(language)) {
        demands.add(of(queue, i, ring.lastResort().get(), market));
      }
    }
    return List.copyOf(demands);
  }

  private static Demand of(Queue queue, int index, Language language, Optional<Market> market) {
    Ring ring = queue.rings().get(index);
    return new Demand(
        queue.id(),
        index,
        ring.sites(),
        ring.needs(),
        language,
        ring.languageLevel(),
        ring.market() ? market : Optional.empty());
  }

  /** Why the agent does not fit, whatever the hour; empty if the agent fits. */
  public Optional<Verdict> inability(Agent agent) {
    if (!sites.contains(agent.site())) {
      return Optional.of(new Verdict.SiteNotInQueue(agent.site()));
    }
    for (var need : needs.entrySet()) {
      int has = agent.level(need.getKey());
      if (has < need.getValue()) {
        return Optional.of(new Verdict.SkillTooLow(need.getKey(), has, need.getValue()));
      }
    }
    int speaks = agent.level(language);
    if (speaks == 0) {
      return Optional.of(new Verdict.LanguageMissing(language));
    }
    if (speaks < languageLevel) {
      return Optional.of(new Verdict.LanguageTooLow(language, speaks, languageLevel));
    }
    if (market.isPresent() && !agent.knows(market.get())) {
      return Optional.of(new Verdict.MarketMissing(market.get()));
    }
    return Optional.empty();
  }

  /** Does the agent fit, if at one of its sites? */
  public boolean fits(Agent agent) {
    for (var need : needs.entrySet()) {
      if (agent.level(need.getKey()) < need.getValue()) {
        return false;
      }
    }
    return agent.level(language) >= languageLevel
        && (market.isEmpty() || agent.knows(market.get()));
  }
}
