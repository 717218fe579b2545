package io.heliotrope.hours.coverage;

import java.time.Duration;
import java.time.Instant;

/**
 * From one instant to another.
 *
 * @param to not included, always after {@code from}
 */
public record Stretch(Instant from, Instant to) {

  public Stretch {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("Nothing is between %s and %s.".formatted(from, to));
    }
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  boolean meets(Instant start, Instant end) {
    return from.isBefore(end) && start.isBefore(to);
  }
}
