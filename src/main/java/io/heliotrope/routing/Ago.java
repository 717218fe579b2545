package io.heliotrope.routing;

import java.time.Duration;
import java.time.Instant;

/** Lengths of time as people say them: {@code 12 s}, {@code 3 min}, {@code 2 h}, {@code 5 days}. */
final class Ago {

  private Ago() {}

  static String of(Instant from, Instant to) {
    long seconds = Math.max(0, Duration.between(from, to).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 120 * 60) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }
}
