package io.heliotrope.session;

import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;

/**
 * The caller's line with one worry less: what is done next may interrupt a wait for a key, or what
 * is played, and then the answer to that is no news any more.
 */
final class Desk {

  private final Line line;
  private boolean interruptible;
  private boolean staleAnswerToCome;

  Desk(Line line) {
    this.line = line;
  }

  void perform(LineCommand command) {
    staleAnswerToCome |= interruptible;
    interruptible =
        command instanceof LineCommand.AwaitDigit || command instanceof LineCommand.Play;
    line.perform(command);
  }

  /**
   * Passes on what answers the errand's last command; of what was interrupted, only a key counts.
   */
  void hear(LineEvent event, Errand errand) {
    if (staleAnswerToCome) {
      staleAnswerToCome = false;
      if (event instanceof LineEvent.Pressed pressed) {
        errand.pressedMeanwhile(pressed.digit());
      }
    } else {
      interruptible = false;
      errand.on(event);
    }
  }
}
