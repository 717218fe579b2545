package io.heliotrope.session;

import io.heliotrope.call.DialString;
import io.heliotrope.call.Market;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.CallbackRules;
import io.heliotrope.config.Company;
import io.heliotrope.config.MarketRule;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Site;
import io.heliotrope.floor.Claim;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.WeeklyHours;
import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Telephonist.Summons;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the files in force say that a promise is kept. */
record CallbackTerms(Company company, Owed owed, Queue queue, CallbackRules rules) {

  /** How far ahead an hour is looked for that is decent on all clocks. */
  private static final Duration IN_SIGHT = Duration.ofDays(400);

  /** Until we look again for an hour that the files do not have. */
  private static final Duration NEVER = Duration.ofDays(1);

  /** Empty if the files have no such queue (any more), or it calls nobody back by itself. */
  static Optional<CallbackTerms> find(Company company, Owed owed) {
    return Optional.ofNullable(company.queues().get(owed.queue()))
        .flatMap(
            queue -> queue.callback().map(rules -> new CallbackTerms(company, owed, queue, rules)));
  }

  boolean agentFirst() {
    return rules.first() == CallbackRules.First.AGENT;
  }

  /** What is asked of the floor: the place in line that was kept. */
  Request request() {
    return new Request(
        owed.call(),
        owed.queue(),
        owed.language(),
        owed.since(),
        market(),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.of(rules.ring()));
  }

  /** May the customer be called at that instant, on their own clock? */
  boolean isDecent(Instant at) {
    return decent(at).equals(at);
  }

  /**
   * That instant, if the customer may be called then, or the next at which they may. Where their
   * number tells several clocks, it has to be a decent hour on all of them.
   */
  Instant decent(Instant at) {
    List<ZoneId> theirs = company.place(Optional.of(owed.number()), owed.did()).zones();
    return decent(at, theirs).or(() -> decent(at, List.of(ours()))).orElseGet(() -> at.plus(NEVER));
  }

  /** Empty if these clocks have no decent hour in common, or nobody can tell any. */
  private Optional<Instant> decent(Instant at, List<ZoneId> zones) {
    List<WeeklyHours> hours =
        zones.stream().map(zone -> WeeklyHours.of(rules.hours(), zone)).toList();
    Instant next = at;
    while (!hours.isEmpty() && next.isBefore(at.plus(IN_SIGHT))) {
      Instant now = next;
      Optional<OpenState> closed =
          hours.stream().map(one -> one.at(now)).filter(state -> !state.open()).findFirst();
      if (closed.isEmpty()) {
        return Optional.of(now);
      }
      next = closed.get().until().orElse(Instant.MAX);
    }
    return Optional.empty();
  }

  /** How the customer is called from that site; empty if they can't be. */
  Optional<DialString> dial(SiteId from) {
    return Optional.ofNullable(company.sites().get(from))
        .flatMap(Site::outbound)
        .map(template -> template.dial(owed.number()));
  }

  /** Who is rung first, for the agent of that claim; empty if that site can't call the customer. */
  Optional<Summons> summons(Claim claim) {
    String number = owed.number().value();
    String ours = owed.did().digits();
    return Optional.ofNullable(company.sites().get(claim.site()))
        .flatMap(site ->
            dial(claim.site())
                .map(customer ->
                    agentFirst()
                        ? new Summons(
                            site.pbx(),
                            owed.call(),
                            DialString.of(claim.endpoint()),
                            queue.ringTime(),
                            number,
                            ours)
                        : new Summons(
                            site.pbx(), owed.call(), customer, rules.ring(), ours, number)));
  }

  private Optional<Market> market() {
    return company.market(Optional.of(owed.number()), owed.did()).map(MarketRule::market);
  }

  /** For customers of whom nobody can tell where they are: the queue's first site. */
  private ZoneId ours() {
    return Objects.requireNonNull(company.sites().get(queue.sites().getFirst())).zone();
  }
}
