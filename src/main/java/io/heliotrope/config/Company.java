package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Market;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sites, agents, queues, numbers and markets as the operator's files say, checked against each
 * other and in the order of the files: what is decided by them must come out the same every time.
 *
 * @param byPhone what agents may do by telephone; empty if nothing
 */
public record Company(
    String name,
    Map<SiteId, Site> sites,
    Map<AgentId, Agent> agents,
    Map<QueueId, Queue> queues,
    List<NumberRule> numbers,
    Optional<ByPhone> byPhone,
    Map<Market, MarketRule> markets) {

  public Company {
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
    agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
    numbers = List.copyOf(numbers);
    markets = Collections.unmodifiableMap(new LinkedHashMap<>(markets));
  }

  /** A company whose agents do nothing by telephone, and that does not say where customers are. */
  public Company(
      String name,
      Map<SiteId, Site> sites,
      Map<AgentId, Agent> agents,
      Map<QueueId, Queue> queues,
      List<NumberRule> numbers) {
    this(name, sites, agents, queues, numbers, Optional.empty(), Map.of());
  }

  /**
   * What is done with calls to that number: its own rule, else the rule for all others, else none.
   */
  public Optional<NumberRule> rule(Did did) {
    Optional<NumberRule> forOthers = Optional.empty();
    for (NumberRule number : numbers) {
      if (number.did().isEmpty()) {
        forOthers = Optional.of(number);
      } else if (number.did().get().equals(did)) {
        return Optional.of(number);
      }
    }
    return forOthers;
  }

  /** Where a customer of that number is who called that one; empty if nobody can tell. */
  public Optional<MarketRule> market(Optional<PhoneNumber> number, Did called) {
    return number
        .flatMap(own ->
            markets.values().stream()
                .filter(market -> market.likeness(own) > 0)
                .max(Comparator.comparingInt(market -> market.likeness(own))))
        .or(() -> rule(called).flatMap(NumberRule::market).map(markets::get));
  }

  /** How people call that site. */
  public String label(SiteId id) {
    Site site = sites.get(id);
    return site == null ? id.name() : site.label();
  }
}
