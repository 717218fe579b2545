package io.heliotrope.demo.phone;

import java.time.Duration;
import java.util.Locale;

/**
 * A prompt that an ear recognised.
 *
 * @param began since the telephone was switched on
 * @param beganNanos the same moment by {@link System#nanoTime}
 * @param share how much of the prompt has been heard, 0 to 1
 * @param likeness how like the original it sounded, 0 to 1 (a normalised correlation)
 * @param over is nothing more of it to come: heard to its end, or cut off?
 */
public record Heard(
    String prompt,
    String language,
    Duration began,
    long beganNanos,
    double share,
    double likeness,
    boolean over) {

  /** Heard to its end, or all but its last few hundredths of a second. */
  public boolean whole() {
    return share >= 0.97;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s/%s, %.0f %% at %.2f s",
        language,
        prompt,
        share * 100,
        began.toMillis() / 1000.0);
  }
}
