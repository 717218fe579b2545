package io.heliotrope.console;

import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.ServiceLevel;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the queues' promises were kept in the last hour: of the callers who were answered, or had
 * waited longer than promised when they gave up, the share who were answered in time. Who gives up
 * sooner counts neither way, as is usual.
 */
public final class ServiceLevels implements Journal.Subscriber {

  static final Duration WINDOW = Duration.ofHours(1);

  /** Beyond so many at once, callers are not counted. */
  private static final int MOST = 100_000;

  private final Function<QueueId, Optional<ServiceLevel>> promises;
  private final Map<CallId, Asked> asking = new HashMap<>();
  private final Map<QueueId, Deque<End>> ends = new HashMap<>();

  private record Asked(QueueId queue, Instant at) {}

  private record End(Instant at, boolean kept) {}

  /**
   * The callers of one queue in the last hour.
   *
   * @param kept answered in time
   * @param counted all who tell of the promise
   */
  public record Kept(int kept, int counted) {

    /** From 0 to 1; with nobody to count, the promise was kept. */
    public double share() {
      return counted == 0 ? 1 : (double) kept / counted;
    }
  }

  /** {@code promises} of each queue; empty if there is none. */
  public ServiceLevels(Function<QueueId, Optional<ServiceLevel>> promises) {
    this.promises = promises;
  }

  @Override
  public void on(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.PersonAsked e -> began(e.call(), e.queue(), e.at());
      case JournalEntry.Transferred e -> began(e.call(), e.to(), e.at());
      case JournalEntry.TalkBegan talk -> ended(talk.call(), talk.at(), true);
      case JournalEntry.CallbackPromised promised -> ended(promised.call(), promised.at(), false);
      case JournalEntry.CallEnded ended -> ended(ended.call(), ended.at(), false);
      case JournalEntry.NobodyAwake nobody -> forget(nobody.call());
      default -> {}
    }
  }

  private synchronized void began(CallId call, QueueId queue, Instant at) {
    if (asking.size() < MOST) {
      asking.putIfAbsent(call, new Asked(queue, at));
    }
  }

  private synchronized void forget(CallId call) {
    asking.remove(call);
  }

  private synchronized void ended(CallId call, Instant at, boolean answered) {
    Asked asked = asking.remove(call);
    if (asked == null) {
      return;
    }
    Optional<ServiceLevel> promise = promises.apply(asked.queue());
    if (promise.isEmpty()) {
      return;
    }
    boolean inTime = Duration.between(asked.at(), at).compareTo(promise.get().within()) <= 0;
    if (answered || !inTime) {
      Deque<End> all = ends.computeIfAbsent(asked.queue(), _ -> new ArrayDeque<>());
      all.addLast(new End(at, inTime));
      prune(all, at);
    }
  }

  /** How the promise of that queue was kept in the hour before {@code now}. */
  public synchronized Kept of(QueueId queue, Instant now) {
    Deque<End> all = ends.get(queue);
    if (all == null) {
      return new Kept(0, 0);
    }
    prune(all, now);
    return new Kept((int) all.stream().filter(End::kept).count(), all.size());
  }

  private static void prune(Deque<End> all, Instant now) {
    Instant oldest = now.minus(WINDOW);
    while (!all.isEmpty() && (all.getFirst().at().isBefore(oldest) || all.size() > MOST)) {
      all.removeFirst();
    }
  }
}
