package io.heliotrope.session;

import io.heliotrope.session.port.LineEvent;

/** What the conductor is doing just now: hears the answers to its own commands. */
interface Errand {

  void on(LineEvent event);

  /** A key that came in the very moment in which waiting for one ended. */
  default void pressedMeanwhile(char key) {}

  /**
   * The agent is off the line; how it was, the line says in a moment, if we do not know already.
   */
  default boolean ringIsOver() {
    return false;
  }

  /** The line is gone; nothing can be performed any more. */
  default void gone(LineEvent.Cause cause) {}
}
