package io.heliotrope.agi;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The dialplan's watchdog over one call, {@code TIMEOUT(absolute)}, as far as we have set it. It is
 * never far ahead, so that the PBX soon notices when we hang, and always well behind the end of
 * what the PBX is doing for us.
 */
final class Watchdog {

  /** An armed watchdog has to lie this far behind the end of a command. */
  private static final long MARGIN = Duration.ofSeconds(5).toNanos();

  /** Newly armed for a long command, it lies this far behind its end. */
  private static final long REST_SECONDS = 10;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier ticker;
  private final long horizonSeconds;
  private long firesAt;

  /**
   * @param ticker nanoseconds that only grow
   */
  Watchdog(LongSupplier ticker, Duration horizon) {
    this.ticker = ticker;
    this.horizonSeconds = horizon.toSeconds();
    this.firesAt = ticker.getAsLong();
  }

  /**
   * The seconds to set it to before a command that takes so long, or 0 where it lies far enough.
   */
  long secondsFor(long millis) {
    long end = ticker.getAsLong() + millis * 1_000_000;
    if (end - (firesAt - MARGIN) <= 0) {
      return 0;
    }
    return Math.max(horizonSeconds, (millis + 999) / 1_000 + REST_SECONDS);
  }

  /** The seconds to lift it to at the beginning. */
  long horizonSeconds() {
    return horizonSeconds;
  }

  /** It was set to so many seconds from now. */
  void armed(long seconds) {
    firesAt = ticker.getAsLong() + seconds * SECOND;
  }
}
