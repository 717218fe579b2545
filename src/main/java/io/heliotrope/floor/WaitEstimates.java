package io.heliotrope.floor;

import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long callers will wait, from how quickly those before them were served of late; and how right
 * that was: each estimate is held against the wait that followed.
 */
public final class WaitEstimates {

  /*
   * While callers wait, somebody of the queue is served every so often: the mean of the latest of
   * these times, times the place in line, is the estimate. Time in which nobody waits tells nothing
   * of how quickly callers are served, and is not counted. Who hangs up counts neither way.
   */

  /** So many times are remembered, and so many errors. */
  static final int LATEST = 20;

  /** Fewer tell nothing. */
  static final int LEAST = 5;

  /** What a call takes where too few were served of late to tell. */
  private static final Duration UNKNOWN = Duration.ofMinutes(4);

  /** With nobody there, longer than any operator's bound. */
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Map<QueueId, Pace> paces = new HashMap<>();
  private final Map<CallId, Told> told = new HashMap<>();

  /** An estimate, held against the wait that followed. */
  public record Score(Duration estimated, Duration waited, Duration recentError) {}

  /** The caller begins to wait in that place, and may be told the estimate. */
  public void waits(CallId call, QueueId queue, int position, Instant now) {
    left(call);
    Pace pace = pace(queue);
    told.put(call, new Told(queue, now, pace.estimate(position)));
    if (pace.waiting++ == 0) {
      pace.since = now;
    }
  }

  /** The caller talks with somebody. Empty if there was no estimate. */
  public Optional<Score> served(CallId call, Instant now) {
    Told before = told.remove(call);
    if (before == null) {
      return Optional.empty(); // had not to wait
    }
    Pace pace = pace(before.queue);
    pace.served(now);
    if (before.estimate.isEmpty()) {
      return Optional.empty();
    }
    Duration estimated = before.estimate.get();
    Duration waited = between(before.at, now);
    pace.errors.add(estimated.minus(waited).abs());
    return Optional.of(new Score(estimated, waited, pace.errors.mean()));
  }

  /** The caller waits no more, and was not served. */
  public void left(CallId call) {
    Told before = told.remove(call);
    if (before != null) {
      pace(before.queue).fewer();
    }
  }

  /** The wait from now on of whoever is in that place. */
  public Optional<Duration> estimate(QueueId queue, int position) {
    Pace pace = paces.get(queue);
    return pace == null ? Optional.empty() : pace.estimate(position);
  }

  /**
   * The wait from now on, to decide by, not to be told: where there is no estimate, as long as it
   * takes until so many calls of a usual length have ended.
   *
   * @param position in the queue, from 1
   * @param agents who could help and are there
   */
  Duration expect(QueueId queue, int position, int agents) {
    return agents == 0
        ? FOR_EVER
        : estimate(queue, position).orElse(UNKNOWN.multipliedBy(position).dividedBy(agents));
  }

  /** By how much the latest estimates were wrong, on average; empty if there were too few. */
  public Optional<Duration> error(QueueId queue) {
    Pace pace = paces.get(queue);
    return pace == null || pace.errors.size() < LEAST
        ? Optional.empty()
        : Optional.of(pace.errors.mean());
  }

  private Pace pace(QueueId queue) {
    return paces.computeIfAbsent(queue, _ -> new Pace());
  }

  /** The clock may have been set back meanwhile. */
  private static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  private record Told(QueueId queue, Instant at, Optional<Duration> estimate) {}

  /** How quickly callers of one queue are served. */
  private static final class Pace {

    final Latest intervals = new Latest();
    final Latest errors = new Latest();
    int waiting;

    /**
     * When the last was served, or somebody began to wait after nobody had; null if nobody waits.
     */
    @Nullable Instant since;

    Optional<Duration> estimate(int position) {
      return intervals.size() < LEAST
          ? Optional.empty()
          : Optional.of(intervals.mean().multipliedBy(position));
    }

    void served(Instant now) {
      if (since != null) {
        intervals.add(between(since, now));
      }
      since = now;
      fewer();
    }

    void fewer() {
      waiting--;
      if (waiting == 0) {
        since = null;
      }
    }
  }

  /** The latest of many lengths. */
  private static final class Latest {

    private final Deque<Duration> all = new ArrayDeque<>();
    private Duration sum = Duration.ZERO;

    void add(Duration one) {
      all.addLast(one);
      sum = sum.plus(one);
      if (all.size() > LATEST) {
        sum = sum.minus(all.removeFirst());
      }
    }

    int size() {
      return all.size();
    }

    Duration mean() {
      return sum.dividedBy(all.size());
    }
  }
}
