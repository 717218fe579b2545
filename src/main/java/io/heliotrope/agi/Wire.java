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

  /** The agent is off the line; how it was has yet to be asked. */
  void ringIsOver();

  /** The exchange is over. */
  void done(LineEvent event);

  /** The exchange is over, and the line with it. */
  void close();

  /** Nanoseconds that only grow. */
  long nanos();
}
