package io.heliotrope.floor;

import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.routing.Request;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** May a caller wait on? If not, why, and where to instead. */
final class Admission {

  private final Line line;
  private final Moment moment;

  Admission(Line line, Moment moment) {
    this.line = line;
    this.moment = moment;
  }

  /** What the caller is told if nobody is there who could help, now or soon enough; else null. */
  @Nullable FloorEvent inVain(Waiter waiter) {
    Limits limits = waiter.limits();
    if (waiter.group.nobodyAwake()) {
      Optional<Instant> opens = waiter.group.opens();
      Optional<Limits.InTime> within = limits.nobodyAwake();
      if (within.isEmpty()) {
        Request request = waiter.request;
        return new FloorEvent.NobodyAwake(request.call(), request.queue(), opens);
      }
      Instant latest = moment.now().plus(within.get().time());
      boolean soon = opens.filter(at -> !at.isAfter(latest)).isPresent();
      return soon ? null : at(waiter, Limits.Kind.NOBODY_AWAKE, within.get().then());
    }
    return limits.nobodySignedIn().isPresent() && waiter.group.present() == 0
        ? at(waiter, Limits.Kind.NOBODY_SIGNED_IN, limits.nobodySignedIn().get())
        : null;
  }

  /** What the caller is told if too many have come, or the wait was too long; else null. */
  @Nullable FloorEvent full(Waiter waiter) {
    Limits limits = waiter.limits();
    var longest = limits.longestQueue().filter(_ -> !waiter.admitted);
    if (longest.isPresent() && line.waiting(waiter.request.queue()) > longest.get().callers()) {
      return at(waiter, Limits.Kind.LONGEST_QUEUE, longest.get().then());
    }
    Instant end = mayWaitUntil(waiter);
    return end != null && !moment.now().isBefore(end)
        ? at(waiter, Limits.Kind.LONGEST_WAIT, limits.longestWait().orElseThrow().then())
        : null;
  }

  /** Null if for ever. */
  static @Nullable Instant mayWaitUntil(Waiter waiter) {
    return waiter
        .limits()
        .longestWait()
        .map(longest -> waiter.joined.plus(longest.time()))
        .orElse(null);
  }

  private static FloorEvent at(Waiter waiter, Limits.Kind limit, WayOut way) {
    return new FloorEvent.AtLimit(waiter.request.call(), waiter.request.queue(), limit, way);
  }
}
