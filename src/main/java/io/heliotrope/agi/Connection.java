package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent.Cause;

/** What those who work on a connection may do with it. */
interface Connection {

  /** Puts a line on the wire. */
  void write(String line);

  /**
   * Where two lines come in a row, Asterisk keeps the second back until the first is acknowledged,
   * which the kernel puts off for 40 ms unless told not to (measured: 0.5 ms instead of 44).
   */
  void acknowledgeAtOnce();

  /** Does it after {@code nanos}, unless the connection is gone by then. */
  void later(long nanos, Runnable task);

  /** Closes it and tells the conductor why, unless it is gone. */
  void gone(Cause cause);

  boolean isGone();
}
