package io.heliotrope.ami;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How late events are, from the time the PBX stamped on them ({@code timestampevents = yes}). The
 * clocks of PBX and router may differ by any amount: the least difference seen counts as none.
 */
final class LagMeter {

  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private @Nullable Duration least;

  /** Zero for an event without a stamp. */
  Duration of(Instant received, @Nullable Double stamp) {
    if (stamp == null) {
      return Duration.ZERO;
    }
    long seconds = (long) Math.floor(stamp);
    long nanos = (long) ((stamp - seconds) * NANOS_PER_SECOND);
    var difference = Duration.between(Instant.ofEpochSecond(seconds, nanos), received);
    if (least == null || difference.compareTo(least) < 0) {
      least = difference;
    }
    return difference.minus(least);
  }

  /** Learns the difference anew: a clock may have been set, which looks like lag for ever. */
  void reset() {
    least = null;
  }
}
