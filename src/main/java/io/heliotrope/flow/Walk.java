package io.heliotrope.flow;

import io.heliotrope.flow.FlowCommand.AskPerson;
import io.heliotrope.flow.FlowCommand.Deed;
import io.heliotrope.flow.FlowCommand.Entered;
import io.heliotrope.flow.FlowCommand.HangUp;
import io.heliotrope.flow.FlowCommand.Listen;
import io.heliotrope.flow.FlowCommand.Note;
import io.heliotrope.flow.FlowCommand.PromiseCallback;
import io.heliotrope.flow.FlowCommand.Switched;
import io.heliotrope.flow.FlowCommand.TaskDone;
import io.heliotrope.flow.FlowState.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One step in the making: what it has noted so far, and the ways it can end. */
final class Walk {

  private final Facts facts;
  private final List<Note> notes = new ArrayList<>(4);

  Walk(Facts facts) {
    this.facts = facts;
  }

  void note(Note note) {
    notes.add(note);
  }

  Step end(FlowState state, Deed deed) {
    return new Step(state, notes, deed);
  }

  /** Say it; or, when there is nothing to say, listen at once. */
  Step ask(FlowState state, Speech speech, Listen listen) {
    var words = speech.say(state.variables(), facts);
    return words.what().isEmpty()
        ? end(state.in(Phase.LISTENING), listen)
        : end(state.in(Phase.SAYING), words);
  }

  /** Go to a node, and on through all that neither speak nor wait. */
  Step enter(FlowState from, String target) {
    FlowState state = from;
    String next = target;
    for (int passed = 0; passed <= state.flow().nodes().size(); passed++) {
      state = state.entering(next);
      note(new Entered(next));
      switch (state.at()) {
        case Node.Say say -> {
          var words = say.speech().say(state.variables(), facts);
          if (!words.what().isEmpty()) {
            return end(state, words);
          }
          next = say.next();
        }
        case Node.Menu menu -> {
          return ask(state, menu.speech(), new Listen(menu.timeout()));
        }
        case Node.Collect collect -> {
          return ask(state, collect.speech(), new Listen(collect.firstDigit()));
        }
        case Node.Person person -> {
          return end(
              state.in(Phase.WITH_PERSON),
              new AskPerson(person.queue(), person.allKeys(), person.favour()));
        }
        case Node.Callback callback -> {
          return end(state, new PromiseCallback(callback.queue()));
        }
        case Node.HangUp bye -> {
          var words = bye.speech().say(state.variables(), facts);
          return words.what().isEmpty() ? hangUp(state) : end(state, words);
        }
        case Node.Branch branch -> next = choose(branch, state);
        case Node.Speak speak -> {
          state = state.speaking(speak.language());
          note(new Switched(speak.language()));
          next = speak.next();
        }
        case Node.Task task -> {
          note(new TaskDone(task.task()));
          next = task.next();
        }
      }
    }
    throw new FlowException(
        "Flow %s spins: %s.\nMaybe let one of these nodes ask the caller something."
            .formatted(state.flow(), chain()));
  }

  Step hangUp(FlowState state) {
    return end(state.in(Phase.ENDED), new HangUp());
  }

  Step unexpected(FlowState state, FlowEvent event) {
    throw new FlowException(
        "%s answers nothing that node %s of flow %s asked for (%s)."
            .formatted(
                event.getClass().getSimpleName(), state.node(), state.flow(), state.phase()));
  }

  private String choose(Node.Branch branch, FlowState state) {
    for (Node.Branch.Case one : branch.cases()) {
      if (one.condition().holds(state.variables(), state.language(), facts)) {
        return one.next();
      }
    }
    return branch.otherwise();
  }

  private String chain() {
    return notes.stream()
        .filter(Entered.class::isInstance)
        .map(note -> ((Entered) note).node())
        .collect(Collectors.joining(" -> "));
  }
}
