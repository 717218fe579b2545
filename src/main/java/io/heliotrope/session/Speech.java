package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.flow.FlowCommand.Say;
import io.heliotrope.flow.FlowCommand.Utterance;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.journal.JournalEntry.Heard;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Sounds;
import org.jspecify.annotations.Nullable;

/** Says one thing after the other, until the end or until one of the keys is pressed. */
final class Speech implements Errand {

  private final Conductor conductor;
  private final Sounds sounds;
  private final Language language;
  private final Say say;
  private final FlowEvent then;
  private int next;

  /**
   * @param then what the flow is told when all is said
   */
  Speech(Conductor conductor, Sounds sounds, Language language, Say say, FlowEvent then) {
    this.conductor = conductor;
    this.sounds = sounds;
    this.language = language;
    this.say = say;
    this.then = then;
  }

  void begin() {
    while (next < say.what().size()) {
      Utterance utterance = say.what().get(next++);
      LineCommand command = command(utterance);
      if (command != null) {
        conductor.perform(command);
        return;
      }
      conductor.notes().wentWrong("no sound for '%s' in %s".formatted(name(utterance), language));
    }
    conductor.flow().advance(then);
  }

  @Override
  public void on(LineEvent event) {
    Utterance said = say.what().get(next - 1);
    switch (event) {
      case LineEvent.Pressed pressed -> {
        heard(said, true);
        conductor.flow().advance(new FlowEvent.Pressed(pressed.digit()));
      }
      case LineEvent.Failed failed -> {
        conductor.notes().wentWrong("could not say '%s': %s".formatted(name(said), failed.why()));
        begin();
      }
      default -> {
        heard(said, false);
        begin();
      }
    }
  }

  private void heard(Utterance what, boolean interrupted) {
    conductor.notes().heard(name(what), language, interrupted);
  }

  private @Nullable LineCommand command(Utterance utterance) {
    return switch (utterance) {
      case Utterance.Prompt prompt ->
          sounds
              .find(prompt.key(), language)
              .map(sound -> new LineCommand.Play(sound.file(), sound.length(), say.keys()))
              .orElse(null);
      case Utterance.Digits digits -> new LineCommand.SayDigits(digits.digits(), say.keys());
      case Utterance.Number number -> new LineCommand.SayNumber(number.number(), say.keys());
    };
  }

  private static String name(Utterance utterance) {
    return switch (utterance) {
      case Utterance.Prompt prompt -> prompt.key();
      case Utterance.Digits ignored -> Heard.DIGITS;
      case Utterance.Number ignored -> Heard.NUMBER;
    };
  }
}
