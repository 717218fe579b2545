package io.heliotrope.routing;

import io.heliotrope.config.Queue;
import java.time.Instant;

/**
 * Whom to prefer of those who could take a caller. Of two with the same score whoever has been idle
 * longer comes first, then whoever stands first in the files.
 */
public interface Ranking {

  Ranking LONGEST_IDLE = new LongestIdle();

  /** Whoever has more comes first. */
  long score(Candidate candidate, Instant at);

  /** What speaks for the candidate, after the name: {@code has been idle for 4 min}. */
  String praise(Candidate candidate, Instant at);

  /** Does nothing count but how long somebody has been idle? */
  default boolean isByIdleTime() {
    return false;
  }

  /** As the queue wants it, for callers like that one. */
  static Ranking of(Queue queue, Request request) {
    return switch (queue.choice().strategy()) {
      case LONGEST_IDLE -> LONGEST_IDLE;
      case BEST_FIT -> new BestFit(queue, request.market());
      case LEAST_OCCUPIED -> LeastOccupied.RANKING;
      case ROUND_ROBIN -> RoundRobin.RANKING;
    };
  }
}
