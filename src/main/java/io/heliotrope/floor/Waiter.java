package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Limits;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller who asked for a person and does not talk with one yet. */
final class Waiter {

  /** Whoever waits longest comes first, head starts counted; of two alike, who asked first. */
  static final Comparator<Waiter> ORDER =
      Comparator.comparing((Waiter w) -> w.orderedSince).thenComparingLong(w -> w.number);

  /** An agent who let a caller pass is not asked again for that caller until after this. */
  static final Duration REST = Duration.ofSeconds(30);

  /**
   * An agent who passed a caller on is not asked again for that caller as long as others are signed
   * in, but for no longer than this: they may all be at lunch.
   */
  static final Duration LONG_REST = Duration.ofMinutes(5);

  final Request request;

  /** Since when in this queue; the wait itself may have begun in another. */
  final Instant joined;

  final long number;
  final Map<AgentId, AlreadyTried> tried = new LinkedHashMap<>();
  private final Instant orderedSince;

  /** Callers with the same needs. */
  Group group;

  /** How many of the queue's rings are open for this caller. */
  int openRings = 1;

  /** The caller's own agent, while the caller waits for nobody else; else null. */
  @Nullable Helper heldFor;

  /** How many of the group's pools the caller waits in; 0 also while somebody is rung. */
  int listed;

  /** Asked, or was missed, and has not been told what comes of it. */
  boolean unanswered = true;

  /** The live claim while somebody is rung for this caller. */
  @Nullable Claim claim;

  /** Has been offered or told to wait: a queue that is full now was not when the caller came. */
  boolean admitted;

  /** Is the wait being held against an estimate? */
  boolean estimated;

  Waiter(Request request, Instant joined, long number, Group group) {
    this.request = request;
    this.joined = joined;
    this.number = number;
    this.group = group;
    this.orderedSince = request.orderedSince();
    request.passedOn().forEach((agent, at) -> tried.put(agent, new AlreadyTried(at, "passed on")));
  }

  /** The queue's, but for a customer who is to be called back: they wait for nothing else. */
  Limits limits() {
    return request.calledBack().isPresent() ? Limits.NONE : group.limits();
  }

  /** What the wait weighs beside other callers'. */
  long weight(Instant now) {
    long seconds = now.getEpochSecond() - orderedSince.getEpochSecond();
    long nanos = seconds * 1_000_000_000 + now.getNano() - orderedSince.getNano();
    return group.priority() * (nanos / 1000);
  }

  /** Does the caller come before the other, of another queue maybe? */
  boolean comesBefore(Waiter other, Instant now) {
    int order = Long.compare(other.weight(now), weight(now));
    return order == 0 ? ORDER.compare(this, other) < 0 : order < 0;
  }

  boolean hasTried(Helper helper) {
    return !tried.isEmpty() && tried.containsKey(helper.agent.id());
  }

  /** Is it not too early to ask that agent (again)? */
  boolean mayBeAsked(Helper helper, Instant now) {
    return tried.isEmpty() || triedLately(helper.agent.id(), now).isEmpty();
  }

  Optional<AlreadyTried> triedLately(AgentId agent, Instant now) {
    return Optional.ofNullable(tried.get(agent))
        .filter(t -> now.isBefore(restEnd(agent, t)))
        .filter(t -> !t.at().isAfter(now)); // unless the clock was set back since
  }

  /** When the next of those who let this caller pass may be asked again; null if all may. */
  @Nullable Instant nextRetry(Instant now) {
    Instant next = null;
    for (Map.Entry<AgentId, AlreadyTried> entry : tried.entrySet()) {
      AlreadyTried one = entry.getValue();
      Instant at = one.at().plus(REST);
      Instant longest = longRestEnd(entry.getKey(), one);
      while (!at.isAfter(now) && at.isBefore(longest)) {
        at = at.plus(REST); // the others may have gone by then
        at = at.isBefore(longest) ? at : longest;
      }
      boolean counts = at.isAfter(now) && !one.at().isAfter(now);
      if (counts && (next == null || at.isBefore(next))) {
        next = at;
      }
    }
    return next;
  }

  private Instant restEnd(AgentId agent, AlreadyTried last) {
    Instant end = last.at().plus(REST);
    Instant longest = longRestEnd(agent, last);
    return longest.isAfter(end) && group.hasOthers(request.passedOn().keySet()) ? longest : end;
  }

  /** It is of having passed the caller on, however often the agent was tried since. */
  private Instant longRestEnd(AgentId agent, AlreadyTried last) {
    Instant passedOn = request.passedOn().get(agent);
    return passedOn == null || passedOn.isAfter(last.at()) // then the clock was set back since
        ? Instant.MIN
        : passedOn.plus(LONG_REST);
  }
}
