package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import java.util.List;
import java.util.Map;

/** Sites, agents, queues and numbers as the operator's files say, checked against each other. */
public record Company(
    String name,
    Map<SiteId, Site> sites,
    Map<AgentId, Agent> agents,
    Map<QueueId, Queue> queues,
    List<NumberRule> numbers) {

  public Company {
    sites = Map.copyOf(sites);
    agents = Map.copyOf(agents);
    queues = Map.copyOf(queues);
    numbers = List.copyOf(numbers);
  }
}
