package io.heliotrope.hours;

import java.time.Instant;

/**
 * Open or closed from one instant to another, because of one thing.
 *
 * @param to not included, always after {@code from}
 */
public record Span(Instant from, Instant to, boolean open, Cause cause) {

  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("A span from %s can't end at %s.".formatted(from, to));
    }
  }

  /** The same between two other instants. */
  Span between(Instant start, Instant end) {
    return new Span(start, end, open, cause);
  }
}
