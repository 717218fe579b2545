package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sites, agents, queues and numbers as the operator's files say, checked against each other and in
 * the order of the files: what is decided by them must come out the same every time.
 *
 * @param byPhone what agents may do by telephone; empty if nothing
 */
public record Company(
    String name,
    Map<SiteId, Site> sites,
    Map<AgentId, Agent> agents,
    Map<QueueId, Queue> queues,
    List<NumberRule> numbers,
    Optional<ByPhone> byPhone) {

  public Company {
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
    agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
    numbers = List.copyOf(numbers);
  }

  /** A company whose agents do nothing by telephone. */
  public Company(
      String name,
      Map<SiteId, Site> sites,
      Map<AgentId, Agent> agents,
      Map<QueueId, Queue> queues,
      List<NumberRule> numbers) {
    this(name, sites, agents, queues, numbers, Optional.empty());
  }

  /** How people call that site. */
  public String label(SiteId id) {
    Site site = sites.get(id);
    return site == null ? id.name() : site.label();
  }
}
