package io.heliotrope.session;

import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import java.util.List;

/** Performs commands one after the other, whatever each answers, and then goes on. */
final class Errands implements Errand {

  private final Desk desk;
  private final List<LineCommand> commands;
  private final Runnable then;
  private int next;

  Errands(Desk desk, List<LineCommand> commands, Runnable then) {
    this.desk = desk;
    this.commands = commands;
    this.then = then;
  }

  /** Performs the first; with nothing to do, goes on at once. */
  void begin() {
    performNext();
  }

  @Override
  public void on(LineEvent event) {
    performNext();
  }

  private void performNext() {
    if (next < commands.size()) {
      desk.perform(commands.get(next++));
    } else {
      then.run();
    }
  }
}
