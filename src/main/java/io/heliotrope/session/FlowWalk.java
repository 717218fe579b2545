package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.flow.FlowCommand;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.flow.FlowState;
import io.heliotrope.flow.Step;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Sounds.Sound;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of one call through its flow: each step is done by one errand, which leads to the next.
 */
final class FlowWalk {

  private static final FlowEvent SAID = new FlowEvent.Said();

  private final Conductor conductor;
  private final CallNotes notes;
  private final Services services;
  private final Script script;
  private @Nullable FlowState state;

  FlowWalk(Conductor conductor, CallNotes notes, Services services, Script script) {
    this.conductor = conductor;
    this.notes = notes;
    this.services = services;
    this.script = script;
  }

  void begin() {
    notes.record(
        new JournalEntry.FlowBegan(
            notes.now(), notes.id(), script.flow().name(), script.flow().version()));
    follow(script.begin(notes.now()));
  }

  /** The next step after this event. */
  void advance(FlowEvent event) {
    follow(script.step(Objects.requireNonNull(state), event, notes.now()));
  }

  /** The caller's, by now. */
  Language language() {
    return state == null ? script.language() : state.language();
  }

  /** What the caller hears for that prompt, if it exists in the caller's language. */
  Optional<Sound> sound(String prompt) {
    return services.sounds().find(prompt, language());
  }

  /**
   * @param then what the flow is told when all is said
   */
  void say(FlowCommand.Say say, FlowEvent then) {
    var speech = new Speech(conductor, services.sounds(), language(), say, then);
    conductor.turnTo(speech);
    speech.begin();
  }

  private void follow(Step step) {
    state = step.state();
    boolean switched = false;
    for (FlowCommand.Note note : step.notes()) {
      notes.note(note);
      switched |= note instanceof FlowCommand.Switched;
    }
    if (switched) {
      conductor.run(
          List.of(new LineCommand.Speak(step.state().language())), () -> perform(step.deed()));
    } else {
      perform(step.deed());
    }
  }

  private void perform(FlowCommand.Deed deed) {
    switch (deed) {
      case FlowCommand.Say say -> say(say, SAID);
      case FlowCommand.Listen listen -> {
        conductor.turnTo(this::heardKeyOrSilence);
        conductor.perform(new LineCommand.AwaitDigit(listen.limit()));
      }
      case FlowCommand.AskPerson ask -> conductor.searches().ask(ask);
      case FlowCommand.PromiseCallback promise ->
          advance(
              conductor.promise().make(promise.queue(), language())
                  ? SAID
                  : new FlowEvent.NoNumber());
      case FlowCommand.HangUp _ -> conductor.run(List.of(new LineCommand.Finish()), () -> {});
    }
  }

  private void heardKeyOrSilence(LineEvent event) {
    advance(
        event instanceof LineEvent.Pressed pressed
            ? new FlowEvent.Pressed(pressed.digit())
            : new FlowEvent.Silence());
  }
}
