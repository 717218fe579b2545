package io.heliotrope.session;

import io.heliotrope.journal.JournalEntry.PhoneEnd;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import java.util.List;

/**
 * A telephone at which a feature code was called: asks for keys, says what came of it, and knows
 * how it ended. Lives on the line's own thread.
 */
final class CodeLine {

  /** So often somebody may say nothing when asked. */
  private static final int MOST_SILENCES = 2;

  private final Line line;
  private final KeysAsked asked;
  private int silences;
  private PhoneEnd end = PhoneEnd.HUNG_UP;
  private boolean over;

  CodeLine(Line line, AgentVoice voice) {
    this.line = line;
    this.asked = new KeysAsked(line, voice);
  }

  /** Takes the call. */
  void begin(Runnable then) {
    asked.perform(
        new LineCommand.Take(),
        _ -> asked.perform(new LineCommand.Answer(), _ -> asked.speak(then)));
  }

  /** What answers the last command; never {@link LineEvent.Gone}. */
  void on(LineEvent event) {
    asked.on(event);
  }

  /** The line is gone; tells how it ended. */
  PhoneEnd gone() {
    over = true;
    return end;
  }

  /** Where keys are asked for. */
  KeysAsked asked() {
    return asked;
  }

  /** What another thread has found out goes on here, if there still is somebody. */
  void execute(Runnable task) {
    line.execute(() -> {
      if (!over) {
        task.run();
      }
    });
  }

  /** That is how it ended if they hang up now. */
  void endsSoFar(PhoneEnd how) {
    end = how;
  }

  /** Nothing was typed: asks again, or ends it. */
  void silent(Runnable again) {
    silences++;
    if (silences < MOST_SILENCES) {
      again.run();
    } else {
      finish(PhoneEnd.SILENT, List.of());
    }
  }

  /** Says so and ends it. */
  void finish(PhoneEnd how, List<String> prompts) {
    end = how;
    asked.say(prompts, () -> asked.perform(new LineCommand.Finish(), _ -> {}));
  }
}
