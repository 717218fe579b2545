package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.routing.Demand;
import io.heliotrope.routing.Others;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How many agents do not meet a demand, and why. */
final class Unable {

  private final Demand demand;
  private final Set<SiteId> sites;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<Skill, String> lacking = new HashMap<>();
  private final String speechless;

  private Unable(Demand demand) {
    this.demand = demand;
    this.sites = new HashSet<>(demand.sites());
    this.speechless = "do not speak %s, or not well enough".formatted(demand.language());
  }

  /** Counts all these agents by reason, but for those who are able to meet another demand. */
  static List<Others> count(Demand demand, Collection<Agent> agents, Predicate<Agent> able) {
    var unable = new Unable(demand);
    for (Agent agent : agents) {
      if (!able.test(agent)) {
        unable.counts.merge(unable.why(agent), 1, Integer::sum);
      }
    }
    return unable.counts.entrySet().stream()
        .map(one -> new Others(one.getValue(), one.getKey()))
        .toList();
  }

  private String why(Agent agent) {
    if (!sites.contains(agent.site())) {
      return "work at sites that do not serve this queue";
    }
    for (Map.Entry<Skill, Integer> need : demand.needs().entrySet()) {
      if (agent.level(need.getKey()) < need.getValue()) {
        return lacking.computeIfAbsent(
            need.getKey(), skill -> "are below %d in skill %s".formatted(need.getValue(), skill));
      }
    }
    return agent.level(demand.language()) < demand.languageLevel()
        ? speechless
        : "have no training in the caller's market";
  }
}
