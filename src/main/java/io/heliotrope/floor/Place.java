package io.heliotrope.floor;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a caller stands in line.
 *
 * @param position in the queue, from 1
 * @param estimate of the wait still to come; empty if too few have been served of late
 * @param error by how much estimates were wrong of late, on average; empty if nobody knows yet
 */
public record Place(int position, Optional<Duration> estimate, Optional<Duration> error) {
  public Place {
    if (position < 1) {
      throw new IllegalArgumentException("A place in line counts from 1, not " + position + ".");
    }
  }
}
