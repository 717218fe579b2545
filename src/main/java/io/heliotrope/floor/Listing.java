package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Queue;
import io.heliotrope.routing.Outlook;
import io.heliotrope.routing.Request.Personal;
import io.heliotrope.routing.Rings;
import io.heliotrope.routing.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where callers are found by agents who become free: in more and more places as they wait. */
final class Listing {

  private final Line line;
  private final WaitEstimates waits;
  private final Outlook outlook;
  private final Moment moment;

  Listing(Line line, WaitEstimates waits, Outlook outlook, Moment moment) {
    this.line = line;
    this.waits = waits;
    this.outlook = outlook;
    this.moment = moment;
  }

  /** Lists the caller where agents who become free will find them by now. */
  void list(Waiter waiter, Roster roster) {
    if (waiter.claim != null) {
      return;
    }
    roster.unlist(waiter);
    Queue queue = waiter.group.queue;
    if (queue == null) {
      return;
    }
    if (queue.rings().size() > 1) {
      Duration waited = Duration.between(waiter.request.since(), moment.now());
      waiter.openRings = Math.max(waiter.openRings, Rings.open(queue, waited, estimate(waiter)));
    }
    if (Router.isHeld(waiter.request, outlook, moment.now())) {
      AgentId personal = waiter.request.personal().map(Personal::agent).orElseThrow();
      roster.hold(waiter, Objects.requireNonNull(roster.find(personal)));
    } else {
      roster.list(waiter);
    }
    line.lookAt(waiter, nextLook(waiter, queue));
  }

  private Optional<Duration> estimate(Waiter waiter) {
    return waiter.group.estimates
        ? Optional.of(
            waits.expect(waiter.request.queue(), line.position(waiter), waiter.group.present()))
        : Optional.empty();
  }

  /** When time alone may help the caller; null if never. */
  private @Nullable Instant nextLook(Waiter waiter, Queue queue) {
    Instant next = waiter.nextRetry(moment.now());
    Instant limit = Admission.mayWaitUntil(waiter);
    if (limit != null && limit.isAfter(moment.now())) {
      next = earlier(next, limit);
    }
    if (waiter.openRings < queue.rings().size()) {
      next =
          earlier(next, Rings.opens(queue, waiter.openRings, waiter.request.since()).orElse(null));
    }
    if (waiter.heldFor != null) {
      Duration patience = waiter.request.personal().map(Personal::patience).orElseThrow();
      next = earlier(next, waiter.request.since().plus(patience));
      next = earlier(next, waiter.heldFor.room.changes());
    }
    if (waiter.group.minds) {
      Duration usual = queue.choice().usualLength();
      for (Room room : waiter.group.rooms) {
        Instant closes = room.changes();
        if (closes != null && room.isOpen() && !closes.isBefore(moment.now().plus(usual))) {
          next = earlier(next, closes.minus(usual).plusNanos(1)); // from then on it closes soon
        }
      }
    }
    return next;
  }

  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
