package io.heliotrope.config;

import java.time.Duration;

/**
 * What an agent presses to take a caller; picking up is not enough.
 *
 * @param key {@code 0} to {@code 9} or {@code *}; the PBX keeps {@code #} for itself
 * @param within how long after the whisper; then the caller was missed
 */
public record AcceptKey(char key, Duration within) {

  public static final Duration USUAL_TIME = Duration.ofSeconds(10);
  public static final Duration LONGEST_TIME = Duration.ofMinutes(1);

  public AcceptKey {
    if ("0123456789*".indexOf(key) < 0) {
      throw new IllegalArgumentException(
          "An agent takes a caller with 0 to 9 or *, not with '%s'.".formatted(key));
    }
    if (within.compareTo(Duration.ofSeconds(1)) < 0 || within.compareTo(LONGEST_TIME) > 0) {
      throw new IllegalArgumentException(
          "An agent has from 1s to 1m to take a caller, not %s.".formatted(within));
    }
  }
}
