package io.heliotrope.session;

import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;

/**
 * The caller's line with one worry less: what is done next may interrupt a wait for a key, and then
 * the wait's own answer is no news any more.
 */
final class Desk {

  private final Line line;
  private boolean awaiting;
  private boolean staleAnswerToCome;

  Desk(Line line) {
    this.line = line;
  }

  void perform(LineCommand command) {
    staleAnswerToCome |= awaiting;
    awaiting = command instanceof LineCommand.AwaitDigit;
    line.perform(command);
  }

  /**
   * Passes on what answers the errand's last command; of a wait that is over, only a key counts.
   */
  void hear(LineEvent event, Errand errand) {
    if (staleAnswerToCome) {
      staleAnswerToCome = false;
      if (event instanceof LineEvent.Pressed pressed) {
        errand.pressedMeanwhile(pressed.digit());
      }
    } else {
      awaiting = false;
      errand.on(event);
    }
  }
}
