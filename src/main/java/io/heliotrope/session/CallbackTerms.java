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
import java.util.Objects;
import java.util.Optional;

/** How the files in force say that a promise is kept. */
record CallbackTerms(Company company, Owed owed, Queue queue, CallbackRules rules) {

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
    return hours().at(at).open();
  }

  /** That instant, if the customer may be called then, or the next at which they may. */
  Instant decent(Instant at) {
    OpenState state = hours().at(at);
    return state.open() ? at : state.until().orElseGet(() -> at.plus(Duration.ofDays(1)));
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

  private WeeklyHours hours() {
    return WeeklyHours.of(rules.hours(), zone());
  }

  /** The clock of the customer's market; of the queue's first site, if nobody can tell it. */
  private ZoneId zone() {
    return company
        .market(Optional.of(owed.number()), owed.did())
        .map(MarketRule::zone)
        .orElseGet(
            () -> Objects.requireNonNull(company.sites().get(queue.sites().getFirst())).zone());
  }
}
