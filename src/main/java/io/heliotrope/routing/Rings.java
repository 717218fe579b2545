package io.heliotrope.routing;

import io.heliotrope.config.Queue;
import io.heliotrope.config.Ring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which rings of a queue are open for a caller. Rings open in order, and stay open. */
public final class Rings {

  private Rings() {}

  /** How many are open, 1 at least, after that wait and with that estimate if there is one. */
  public static int open(Queue queue, Duration waited, Optional<Duration> estimate) {
    List<Ring> rings = queue.rings();
    for (int i = rings.size() - 1; i > 0; i--) {
      Ring ring = rings.get(i);
      boolean tooLong =
          ring.estimateOver().isPresent()
              && estimate.isPresent()
              && estimate.get().compareTo(ring.estimateOver().get()) > 0;
      boolean byTime = !ring.after().isZero() || ring.estimateOver().isEmpty();
      if (tooLong || (byTime && waited.compareTo(ring.after()) >= 0)) {
        return i + 1;
      }
    }
    return 1;
  }

  /** When the ring at that place (from 0) opens by the time waited; empty if it never does. */
  public static Optional<Instant> opens(Queue queue, int ring, Instant since) {
    for (int i = ring; i < queue.rings().size(); i++) {
      Ring one = queue.rings().get(i);
      if (!one.after().isZero() || one.estimateOver().isEmpty()) {
        return Optional.of(since.plus(one.after())); // a later ring opens those before it
      }
    }
    return Optional.empty();
  }
}
