package io.heliotrope.config;

import java.time.Duration;

/**
 * What a queue promises: {@code percent} of its callers are answered {@code within} that time.
 *
 * @param percent 1 to 100
 */
public record ServiceLevel(Duration within, int percent) {
  public ServiceLevel {
    if (within.isNegative() || within.isZero() || percent < 1 || percent > 100) {
      throw new IllegalArgumentException(
          "A service level of %d %% within %s can't be.".formatted(percent, within));
    }
  }
}
