package io.heliotrope.time;

import java.time.Instant;

/** Now. A test or the demo tells the time; the server reads the system's. */
@FunctionalInterface
public interface Clock {

  Instant now();

  /** The machine's own clock. */
  Clock SYSTEM = Instant::now;
}
