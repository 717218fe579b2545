package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everybody who asked for a person and does not talk with one yet, also while somebody is rung. */
final class Line {

  private final TreeSet<Waiter> order = new TreeSet<>(Waiter.ORDER);
  private final Map<CallId, Waiter> byCall = new HashMap<>();
  private final Set<Waiter> unanswered = new HashSet<>();
  private final Alarms<Waiter> retries = new Alarms<>();

  void add(Waiter waiter) {
    order.add(waiter);
    byCall.put(waiter.request.call(), waiter);
    unanswered.add(waiter);
  }

  void remove(Waiter waiter) {
    order.remove(waiter);
    byCall.remove(waiter.request.call());
    unanswered.remove(waiter);
    retries.set(waiter, null);
  }

  @Nullable Waiter find(CallId call) {
    return byCall.get(call);
  }

  /** Nobody is rung for the caller any more; the place in the line stays. */
  void missed(Waiter waiter, AgentId agent, String how, Instant now) {
    waiter.claim = null;
    waiter.tried.put(agent, new AlreadyTried(now, how));
    unanswered.add(waiter);
    retries.set(waiter, waiter.nextRetry(now));
  }

  /** Agents who may be asked again by now for callers whom they let pass. */
  Set<AgentId> rested(Instant now) {
    Set<AgentId> rested = new LinkedHashSet<>();
    for (Waiter waiter : retries.due(now)) {
      waiter.tried.keySet().stream()
          .filter(agent -> waiter.triedLately(agent, now).isEmpty())
          .forEach(rested::add);
      retries.set(waiter, waiter.nextRetry(now));
    }
    return rested;
  }

  void clockSetBack(Duration by) {
    retries.setBack(by);
  }

  Optional<Instant> nextRetry() {
    return retries.next();
  }

  /** Has the caller asked, or been missed, and not been told what comes of it? */
  boolean isUnanswered(Waiter waiter) {
    return unanswered.contains(waiter);
  }

  boolean hasUnanswered() {
    return !unanswered.isEmpty();
  }

  void answered(Waiter waiter) {
    unanswered.remove(waiter);
  }

  /** Whoever waits longest first. */
  List<Waiter> inOrder() {
    return List.copyOf(order);
  }

  /** The place in the queue, from 1; callers for whom somebody is rung are not in the way. */
  int position(Waiter waiter) {
    int position = 1;
    for (Waiter other : order.headSet(waiter)) {
      if (other.claim == null && other.request.queue().equals(waiter.request.queue())) {
        position++;
      }
    }
    return position;
  }
}
