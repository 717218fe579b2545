package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everybody who asked for a person and does not talk with one yet, also while somebody is rung. */
final class Line {

  /** The callers of one queue. */
  private static final class InQueue {
    final TreeSet<Waiter> order = new TreeSet<>(Waiter.ORDER);
    int unrung;
  }

  private final Map<CallId, Waiter> byCall = new LinkedHashMap<>();
  private final Map<QueueId, InQueue> queues = new HashMap<>();

  /** When to look at a caller for whom nothing else happens: a ring opens, a rest is over. */
  private final Alarms<Waiter> alarms = new Alarms<>();

  /** Those who have an agent of their own. */
  private final Map<AgentId, Set<Waiter>> byPersonal = new HashMap<>();

  private Set<Waiter> toLookAt = new LinkedHashSet<>();

  void add(Waiter waiter) {
    byCall.put(waiter.request.call(), waiter);
    InQueue queue = queues.computeIfAbsent(waiter.request.queue(), _ -> new InQueue());
    queue.order.add(waiter);
    queue.unrung++;
    toLookAt.add(waiter);
    waiter
        .request
        .personal()
        .ifPresent(
            own -> byPersonal.computeIfAbsent(own.agent(), _ -> new LinkedHashSet<>()).add(waiter));
  }

  void remove(Waiter waiter) {
    byCall.remove(waiter.request.call());
    InQueue queue = queueOf(waiter);
    queue.order.remove(waiter);
    queue.unrung -= waiter.claim == null ? 1 : 0;
    toLookAt.remove(waiter);
    alarms.set(waiter, null);
    waiter
        .request
        .personal()
        .ifPresent(own ->
            byPersonal.computeIfPresent(
                own.agent(),
                (_, all) -> {
                  all.remove(waiter);
                  return all.isEmpty() ? null : all;
                }));
  }

  /** The agent has come or gone, which matters to those whose own agent that is. */
  void lookAtCallersOf(AgentId agent) {
    if (!byPersonal.isEmpty()) {
      toLookAt.addAll(byPersonal.getOrDefault(agent, Set.of()));
    }
  }

  boolean has(Waiter waiter) {
    return byCall.get(waiter.request.call()) == waiter;
  }

  @Nullable Waiter find(CallId call) {
    return byCall.get(call);
  }

  /** In the order in which they came. */
  Collection<Waiter> all() {
    return byCall.values();
  }

  /** Somebody is rung for the caller. */
  void claimed(Waiter waiter, Claim claim) {
    waiter.claim = claim;
    queueOf(waiter).unrung--;
  }

  /** Nobody is rung for the caller any more; the place in the line stays. */
  void unclaimed(Waiter waiter) {
    waiter.claim = null;
    queueOf(waiter).unrung++;
  }

  /** Something has changed that may help this caller. */
  void lookAt(Waiter waiter) {
    toLookAt.add(waiter);
  }

  /** The caller is to be looked at when that time comes; null for never. */
  void lookAt(Waiter waiter, @Nullable Instant at) {
    alarms.set(waiter, at);
  }

  /** Whom to look at by now; afterwards there is nobody. */
  List<Waiter> takeToLookAt(Instant now) {
    toLookAt.addAll(alarms.due(now));
    if (toLookAt.isEmpty()) {
      return List.of();
    }
    List<Waiter> taken = new ArrayList<>(toLookAt);
    toLookAt = new LinkedHashSet<>();
    return taken;
  }

  Optional<Instant> nextAlarm() {
    return alarms.next();
  }

  void clockSetBack(Duration by) {
    alarms.setBack(by);
  }

  /** How many wait in that caller's queue for whom nobody is rung. */
  int waitingWith(Waiter waiter) {
    return queueOf(waiter).unrung;
  }

  /** Whoever waits longest first. */
  List<Waiter> inOrder() {
    return byCall.values().stream().sorted(Waiter.ORDER).toList();
  }

  /** The place in the queue, from 1; callers for whom somebody is rung are not in the way. */
  int position(Waiter waiter) {
    InQueue queue = queueOf(waiter);
    if (waiter == queue.order.last() && waiter.claim == null) {
      return queue.unrung;
    }
    int position = 1;
    for (Waiter other : queue.order.headSet(waiter)) {
      position += other.claim == null ? 1 : 0;
    }
    return position;
  }

  /** How many wait in that queue for whom nobody is rung. */
  int waiting(QueueId queue) {
    InQueue all = queues.get(queue);
    return all == null ? 0 : all.unrung;
  }

  private InQueue queueOf(Waiter waiter) {
    return Objects.requireNonNull(queues.get(waiter.request.queue()));
  }
}
