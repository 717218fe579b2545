package io.heliotrope.flow;

import io.heliotrope.call.Digits;
import io.heliotrope.flow.FlowCommand.Chose;
import io.heliotrope.flow.FlowCommand.Collected;
import io.heliotrope.flow.FlowCommand.Listen;
import io.heliotrope.flow.FlowCommand.Stumble;
import io.heliotrope.flow.FlowCommand.Stumbled;
import io.heliotrope.flow.FlowEvent.Began;
import io.heliotrope.flow.FlowEvent.LeftQueue;
import io.heliotrope.flow.FlowEvent.NoNumber;
import io.heliotrope.flow.FlowEvent.NobodyAwake;
import io.heliotrope.flow.FlowEvent.Pressed;
import io.heliotrope.flow.FlowEvent.Said;
import io.heliotrope.flow.FlowEvent.Silence;
import io.heliotrope.flow.FlowEvent.Talked;
import io.heliotrope.flow.FlowState.Phase;
import io.heliotrope.flow.Node.Collect;
import io.heliotrope.flow.Node.Menu;
import io.heliotrope.flow.Node.Stumbling;
import java.time.Duration;

/** The nodes that ask the caller for keys. */
final class Asking {

  private Asking() {}

  static Step menu(Walk walk, FlowState state, Menu menu, FlowEvent event) {
    return switch (event) {
      case Said() -> walk.end(state.in(Phase.LISTENING), new Listen(menu.timeout()));
      case Pressed(char key) -> {
        String next = menu.choices().get(key);
        if (next == null) {
          yield stumble(walk, state, menu, Stumble.WRONG_KEY, menu.wrongKey());
        }
        walk.note(new Chose(menu.name(), key));
        yield walk.enter(state, next);
      }
      case Silence() -> stumble(walk, state, menu, Stumble.SILENT, menu.silence());
      case Began(), Talked(), NobodyAwake _, FlowEvent.Exit _, LeftQueue _, NoNumber() ->
          walk.unexpected(state, event);
    };
  }

  static Step collect(Walk walk, FlowState state, Collect collect, FlowEvent event) {
    return switch (event) {
      case Said() -> walk.end(state.in(Phase.LISTENING), new Listen(collect.firstDigit()));
      case Pressed(char key) -> typed(walk, state, collect, key);
      case Silence() ->
          state.typed().count() == 0
              ? stumble(walk, state, collect, Stumble.SILENT, collect.silence())
              : complete(walk, state, collect);
      case Began(), Talked(), NobodyAwake _, FlowEvent.Exit _, LeftQueue _, NoNumber() ->
          walk.unexpected(state, event);
    };
  }

  private static Step typed(Walk walk, FlowState state, Collect collect, char key) {
    if (collect.endKey().isPresent() && collect.endKey().get() == key) {
      return complete(walk, state, collect);
    }
    Digits before = state.typed();
    Digits after = key == '*' ? Digits.NONE : isDigit(key) ? before.plus(key) : before;
    FlowState now = state.typing(after);
    if (after.count() == collect.max()) {
      return complete(walk, now.expectingLate(collect.endKey()), collect);
    }
    return walk.end(
        now, new Listen(after.count() == 0 ? collect.firstDigit() : collect.betweenDigits()));
  }

  private static boolean isDigit(char key) {
    return key >= '0' && key <= '9';
  }

  private static Step complete(Walk walk, FlowState state, Collect collect) {
    int count = state.typed().count();
    if (count < collect.min()) {
      return stumble(walk, state, collect, Stumble.TOO_SHORT, collect.tooShort());
    }
    walk.note(new Collected(collect.name(), collect.variable(), count));
    var variables = state.variables().with(collect.variable(), state.typed().value());
    return walk.enter(state.with(variables), collect.next());
  }

  private static Step stumble(Walk walk, FlowState state, Menu menu, Stumble how, Stumbling then) {
    return stumble(walk, state, how, then, menu.retries(), menu.giveUp(), menu.timeout());
  }

  private static Step stumble(
      Walk walk, FlowState state, Collect collect, Stumble how, Stumbling then) {
    return stumble(
        walk, state, how, then, collect.retries(), collect.giveUp(), collect.firstDigit());
  }

  private static Step stumble(
      Walk walk,
      FlowState state,
      Stumble how,
      Stumbling then,
      int retries,
      String giveUp,
      Duration limit) {
    int times = state.tries() + 1;
    walk.note(new Stumbled(state.node(), how, times));
    return switch (then) {
      case Stumbling.Leave(String node) -> walk.enter(state, node);
      case Stumbling.AskAgain(Speech speech) ->
          times > retries
              ? walk.enter(state, giveUp)
              : walk.ask(state.stumbled(), speech, new Listen(limit));
    };
  }
}
