package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Country;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
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
 * @param callers what is said of callers by the country of their number
 */
public record Company(
    String name,
    Map<SiteId, Site> sites,
    Map<AgentId, Agent> agents,
    Map<QueueId, Queue> queues,
    List<NumberRule> numbers,
    Optional<ByPhone> byPhone,
    Map<Market, MarketRule> markets,
    Callers callers) {

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
    this(name, sites, agents, queues, numbers, Optional.empty(), Map.of(), Callers.UNKNOWN);
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
    return number.flatMap(this::market).or(() -> market(called));
  }

  /**
   * Where a caller of that number is who called that one: as the markets say of the number, else as
   * the number itself tells, else as is said of the number called.
   */
  public CallerPlace place(Optional<PhoneNumber> number, Did called) {
    Optional<MarketRule> ofCalled = market(called);
    CallerPlace elsewhere = ofCalled.map(CallerPlace::of).orElse(CallerPlace.UNKNOWN);
    Optional<Country> home = elsewhere.country().or(callers::home);
    return number
        .map(own -> CallerPlace.of(own, home, market(own)))
        .filter(place -> !place.equals(CallerPlace.UNKNOWN))
        .orElse(elsewhere);
  }

  /**
   * In which language a caller begins: that of the number called, else that of the country they
   * call from; empty if neither has one.
   */
  public Optional<Language> language(Optional<PhoneNumber> number, Did called) {
    Optional<Language> ofCalled = rule(called).flatMap(NumberRule::language);
    return ofCalled.isPresent() || callers.languages().isEmpty()
        ? ofCalled
        : place(number, called).country().map(callers.languages()::get);
  }

  private Optional<MarketRule> market(PhoneNumber own) {
    return markets.values().stream()
        .filter(market -> market.likeness(own) > 0)
        .max(Comparator.comparingInt(market -> market.likeness(own)));
  }

  private Optional<MarketRule> market(Did called) {
    return rule(called).flatMap(NumberRule::market).map(markets::get);
  }

  /** How people call that site. */
  public String label(SiteId id) {
    Site site = sites.get(id);
    return site == null ? id.name() : site.label();
  }
}
