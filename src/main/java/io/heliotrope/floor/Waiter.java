package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.SiteId;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A caller who asked for a person and does not talk with one yet. */
final class Waiter {

  /** Whoever waits longest comes first; of two since the same instant, who asked first. */
  static final Comparator<Waiter> ORDER =
      Comparator.comparing((Waiter w) -> w.request.since()).thenComparing(w -> w.number);

  /** An agent who let a caller pass is not asked again for that caller until after this. */
  static final Duration REST = Duration.ofSeconds(30);

  final Request request;

  /** Since when in this queue; the wait itself may have begun in another. */
  final Instant joined;

  final long number;
  final Map<AgentId, AlreadyTried> tried = new LinkedHashMap<>();

  /** Where somebody works who could help, awake or not. */
  Set<SiteId> ableSites = Set.of();

  /** The live claim while somebody is rung for this caller. */
  @Nullable Claim claim;

  /** Has been offered or told to wait: a queue that is full now was not when the caller came. */
  boolean admitted;

  Waiter(Request request, Instant joined, long number) {
    this.request = request;
    this.joined = joined;
    this.number = number;
  }

  Optional<AlreadyTried> triedLately(AgentId agent, Instant now) {
    return Optional.ofNullable(tried.get(agent))
        .filter(t -> now.isBefore(t.at().plus(REST)))
        .filter(t -> !t.at().isAfter(now)); // unless the clock was set back since
  }

  /** When the next of those who let this caller pass may be asked again; null if all may. */
  @Nullable Instant nextRetry(Instant now) {
    Instant next = null;
    for (AlreadyTried one : tried.values()) {
      Instant at = one.at().plus(REST);
      boolean counts = at.isAfter(now) && !one.at().isAfter(now);
      if (counts && (next == null || at.isBefore(next))) {
        next = at;
      }
    }
    return next;
  }
}
