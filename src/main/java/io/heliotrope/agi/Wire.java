package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent;

/** What an {@link Exchange} may do with the line it runs on. */
interface Wire {

  /**
   * Sends an AGI command, after setting the watchdog where that is needed.
   *
   * @param millis how long the PBX will be busy with it, at most
   */
  void send(String command, long millis);

  /** Sends a command that sets the watchdog by itself. */
  void sendUnwatched(String command);

  /** The PBX has just set the watchdog to so many seconds. */
  void armed(long seconds);

  /** The agent is off the line. False if somebody waits to hear how it was. */
  boolean ringIsOver();

  /** Does it after {@code nanos}, if the line is still there. */
  void later(long nanos, Runnable task);

  /** The exchange is over. */
  void done(LineEvent event);

  /** The exchange is over, and the line with it. */
  void close();

  /** Nanoseconds that only grow. */
  long nanos();
}
