package io.heliotrope.floor;

import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long a caller is going to wait, from how long calls took of late. */
final class Estimates {

  /** What a call takes in a queue that has had none yet. */
  private static final Duration UNKNOWN = Duration.ofMinutes(4);

  /** With nobody there, longer than any operator's bound. */
  private static final Duration FOR_EVER = Duration.ofDays(365);

  /** The last call counts for a tenth, all before it for the rest. */
  private static final int LASTING = 10;

  private final Map<QueueId, Duration> length = new HashMap<>();

  /** A call took an agent so long, from the offer until they were free again. */
  void took(QueueId queue, Duration time) {
    if (!time.isNegative()) {
      length.merge(
          queue, time, (before, last) -> before.plus(last.minus(before).dividedBy(LASTING)));
    }
  }

  /**
   * As long as it takes until so many calls have ended, of as many as there are agents.
   *
   * @param position in the queue, from 1
   * @param agents who could help and are there
   */
  Duration wait(QueueId queue, int position, int agents) {
    return agents == 0
        ? FOR_EVER
        : length.getOrDefault(queue, UNKNOWN).multipliedBy(position).dividedBy(agents);
  }
}
