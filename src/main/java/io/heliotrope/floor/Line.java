package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everybody who asked for a person and does not talk with one yet, also while somebody is rung. */
final class Line {

  /*
   * Tens of thousands may wait while nobody is free, so that what happens for each of them, and for
   * each agent, must not look at all of them: hence the counts by queue and by site.
   */

  private final TreeSet<Waiter> order = new TreeSet<>(Waiter.ORDER);
  private final TreeSet<Waiter> unanswered = new TreeSet<>(Waiter.ORDER);
  private final Map<CallId, Waiter> byCall = new HashMap<>();
  private final Map<QueueId, Integer> unrung = new HashMap<>();
  private final Map<SiteId, Integer> awaited = new HashMap<>();
  private final Alarms<Waiter> retries = new Alarms<>();

  /** When a wait has lasted as long as its queue allows. */
  private final Alarms<Waiter> limits = new Alarms<>();

  void add(Waiter waiter) {
    order.add(waiter);
    unanswered.add(waiter);
    byCall.put(waiter.request.call(), waiter);
    count(waiter, 1);
    await(waiter, 1);
  }

  void remove(Waiter waiter) {
    order.remove(waiter);
    unanswered.remove(waiter);
    byCall.remove(waiter.request.call());
    retries.set(waiter, null);
    limits.set(waiter, null);
    if (waiter.claim == null) {
      count(waiter, -1);
    }
    await(waiter, -1);
  }

  @Nullable Waiter find(CallId call) {
    return byCall.get(call);
  }

  /** Somebody is rung for the caller. */
  void claimed(Waiter waiter, Claim claim) {
    waiter.claim = claim;
    count(waiter, -1);
  }

  /** Nobody is rung for the caller any more; the place in the line stays. */
  void missed(Waiter waiter, AgentId agent, String how, Instant now) {
    if (waiter.claim != null) {
      waiter.claim = null;
      count(waiter, 1);
    }
    waiter.tried.put(agent, new AlreadyTried(now, how));
    unanswered.add(waiter);
    retries.set(waiter, waiter.nextRetry(now));
  }

  /** The files changed: other sites could serve the caller. */
  void ableSites(Waiter waiter, Set<SiteId> sites) {
    await(waiter, -1);
    waiter.ableSites = sites;
    await(waiter, 1);
  }

  /** The sites that could serve anybody who waits. */
  Set<SiteId> awaitedSites() {
    return awaited.keySet();
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
    limits.setBack(by);
  }

  Optional<Instant> nextRetry() {
    return retries.next();
  }

  /** The caller may wait until then. */
  void mayWaitUntil(Waiter waiter, Instant limit) {
    limits.set(waiter, limit);
  }

  /**
   * Whose wait has lasted long enough by now are to be told so, unless somebody is rung for them.
   */
  void outwaited(Instant now) {
    limits.due(now).stream().filter(waiter -> waiter.claim == null).forEach(unanswered::add);
  }

  Optional<Instant> nextLimit() {
    return limits.next();
  }

  /** How many wait in that queue for whom nobody is rung. */
  int waiting(QueueId queue) {
    return unrung.getOrDefault(queue, 0);
  }

  /** Has the caller asked, or been missed, and not been told what comes of it? */
  boolean isUnanswered(Waiter waiter) {
    return unanswered.contains(waiter);
  }

  void answered(Waiter waiter) {
    unanswered.remove(waiter);
  }

  /** Whoever waits longest of all; null if nobody waits. */
  @Nullable Waiter first() {
    return order.isEmpty() ? null : order.first();
  }

  /** Whoever waits longest of those after this one, who may have left by now. */
  @Nullable Waiter after(Waiter waiter) {
    return order.higher(waiter);
  }

  /** As {@link #first()}, but only of those without an answer. */
  @Nullable Waiter firstUnanswered() {
    return unanswered.isEmpty() ? null : unanswered.first();
  }

  /** As {@link #after}, but only of those without an answer. */
  @Nullable Waiter unansweredAfter(Waiter waiter) {
    return unanswered.higher(waiter);
  }

  /** Whoever waits longest first. */
  List<Waiter> inOrder() {
    return List.copyOf(order);
  }

  /** The place in the queue, from 1; callers for whom somebody is rung are not in the way. */
  int position(Waiter waiter) {
    if (waiter == order.last() && waiter.claim == null) {
      return unrung.getOrDefault(waiter.request.queue(), 1);
    }
    int position = 1;
    for (Waiter other : order.headSet(waiter)) {
      if (other.claim == null && other.request.queue().equals(waiter.request.queue())) {
        position++;
      }
    }
    return position;
  }

  private void count(Waiter waiter, int by) {
    add(unrung, waiter.request.queue(), by);
  }

  private void await(Waiter waiter, int by) {
    waiter.ableSites.forEach(site -> add(awaited, site, by));
  }

  private static <K> void add(Map<K, Integer> counts, K key, int by) {
    counts.merge(key, by, (before, more) -> before + more == 0 ? null : before + more);
  }
}
