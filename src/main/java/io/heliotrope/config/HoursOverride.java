package io.heliotrope.config;

import java.time.Instant;
import java.util.Optional;

/**
 * A dated change to a site's hours.
 *
 * @param name by which it can be taken back
 * @param emergency goes before any override that is none
 * @param reason for people
 * @param author who wants it so; empty if the files do not say
 * @param set when it was said; empty if it is not known
 */
public record HoursOverride(
    String name,
    WallTime from,
    WallTime to,
    Effect effect,
    boolean emergency,
    String reason,
    String author,
    Optional<Instant> set) {

  /** One of which nobody knows when it was said. */
  public HoursOverride(
      String name,
      WallTime from,
      WallTime to,
      Effect effect,
      boolean emergency,
      String reason,
      String author) {
    this(name, from, to, effect, emergency, reason, author, Optional.empty());
  }

  /** What it does. */
  public sealed interface Effect {

    record Closed() implements Effect {}

    record Open() implements Effect {}

    /** Other hours, in the same notation. */
    record Other(String hours) implements Effect {}
  }

  public HoursOverride {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "an override needs a reason.\nMaybe 'reason: Christmas party'.");
    }
    if (from.offset().equals(to.offset()) && !from.reading().isBefore(to.reading())) {
      throw new IllegalArgumentException(
          "an override from %s can't end at %s.".formatted(from, to));
    }
  }
}
