package io.heliotrope.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * Open or closed at an instant, always with the reason.
 *
 * @param since the instant from which the answer has been the same; empty if it always was
 * @param until the first instant at which the answer changes; empty if it never does
 * @param cause what says so at that instant
 */
public record OpenState(
    boolean open, Optional<Instant> since, Optional<Instant> until, Cause cause) {

  /** The text of what says so. */
  public String rule() {
    return cause.text();
  }
}
