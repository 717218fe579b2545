package io.heliotrope.flow;

import io.heliotrope.call.Digits;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.Stage;
import io.heliotrope.flow.FlowEvent.Began;
import io.heliotrope.flow.FlowEvent.Exit;
import io.heliotrope.flow.FlowEvent.LeftQueue;
import io.heliotrope.flow.FlowEvent.NoNumber;
import io.heliotrope.flow.FlowEvent.NobodyAwake;
import io.heliotrope.flow.FlowEvent.Pressed;
import io.heliotrope.flow.FlowEvent.Said;
import io.heliotrope.flow.FlowEvent.Silence;
import io.heliotrope.flow.FlowEvent.Talked;
import io.heliotrope.flow.FlowState.Phase;
import java.util.Optional;

/**
 * Advances a call in its flow by one event. A pure function: the same state, event and facts always
 * give the same step.
 *
 * <p>A step passes any number of nodes that neither speak nor wait, and ends at the first one that
 * does. Flows that could pass for ever are refused when they are read; should one come by another
 * way, the step throws rather than spins.
 */
public final class FlowEngine {

  private FlowEngine() {}

  /** A call that is about to begin: its first event is {@link Began}. */
  public static FlowState begin(Flow flow, Language language) {
    return new FlowState(
        flow,
        flow.start(),
        Phase.BEGINNING,
        0,
        Digits.NONE,
        Variables.NONE,
        language,
        Optional.empty());
  }

  /**
   * Goes on where a router that has died since left the call: a caller who waited for a person
   * waits again, one who had talked comes back from it. Empty if the flow has no such place: begin
   * anew.
   */
  public static Optional<Step> resume(Flow flow, Language language, Stage left, Facts facts) {
    return left.queue()
        .flatMap(queue -> personNode(flow, queue))
        .map(person ->
            left.step() == Stage.Step.TALKED
                ? step(
                    begin(flow, language).entering(person.name()).in(Phase.WITH_PERSON),
                    new Talked(),
                    facts)
                : new Walk(facts).enter(begin(flow, language), person.name()));
  }

  private static Optional<Node.Person> personNode(Flow flow, QueueId queue) {
    return flow.nodes().values().stream()
        .filter(Node.Person.class::isInstance)
        .map(Node.Person.class::cast)
        .filter(person -> person.queue().equals(queue))
        .findFirst();
  }

  /**
   * @throws FlowException if the event answers nothing that the flow asked for, or the flow spins
   */
  public static Step step(FlowState before, FlowEvent event, Facts facts) {
    var walk = new Walk(facts);
    FlowState state = before.expectingLate(Optional.empty());
    if (event instanceof Pressed(char key) && before.late().equals(Optional.of(key))) {
      return walk.enter(state, state.node());
    }
    return switch (state.phase()) {
      case BEGINNING ->
          event instanceof Began ? walk.enter(state, state.node()) : walk.unexpected(state, event);
      case ENDED -> walk.unexpected(state, event);
      case SAYING, LISTENING, WITH_PERSON ->
          switch (state.at()) {
            case Node.Say say -> say(walk, state, say, event);
            case Node.Menu menu -> Asking.menu(walk, state, menu, event);
            case Node.Collect collect -> Asking.collect(walk, state, collect, event);
            case Node.Person person -> person(walk, state, person, event);
            case Node.Callback callback -> callback(walk, state, callback, event);
            case Node.HangUp _ ->
                event instanceof Said ? walk.hangUp(state) : walk.unexpected(state, event);
            case Node.Branch _, Node.Speak _, Node.Task _ -> walk.unexpected(state, event);
          };
    };
  }

  private static Step say(Walk walk, FlowState state, Node.Say say, FlowEvent event) {
    return switch (event) {
      case Said() -> walk.enter(state, say.next());
      case Pressed(char key) -> answered(walk, walk.enter(state, say.next()), key);
      case Began(), Silence(), Talked(), NobodyAwake _, Exit _, LeftQueue _, NoNumber() ->
          walk.unexpected(state, event);
    };
  }

  /** The key that skipped an announcement answers the question right after it, if there is one. */
  private static Step answered(Walk walk, Step entered, char key) {
    FlowState state = entered.state();
    return switch (state.at()) {
      case Node.Menu menu when menu.speech().isInterruptedBy(key) ->
          Asking.menu(walk, state, menu, new Pressed(key));
      case Node.Collect collect when collect.speech().isInterruptedBy(key) ->
          Asking.collect(walk, state, collect, new Pressed(key));
      case Node.Menu _, Node.Collect _, Node.Say _, Node.Person _ -> entered;
      case Node.Callback _, Node.HangUp _ -> entered;
      case Node.Branch _, Node.Speak _, Node.Task _ -> entered;
    };
  }

  private static Step callback(
      Walk walk, FlowState state, Node.Callback callback, FlowEvent event) {
    return switch (event) {
      case Said() -> walk.enter(state, callback.next());
      case NoNumber() -> walk.enter(state, callback.noNumber().orElse(callback.next()));
      case Began(), Silence(), Talked(), NobodyAwake _, Exit _, LeftQueue _, Pressed _ ->
          walk.unexpected(state, event);
    };
  }

  private static Step person(Walk walk, FlowState state, Node.Person person, FlowEvent event) {
    return switch (event) {
      case Talked() -> walk.enter(state, person.talked());
      case NobodyAwake(var opens) -> {
        var variables =
            opens
                .map(at -> state.variables().with(Variables.OPENS, at.toString()))
                .orElseGet(() -> state.variables().without(Variables.OPENS));
        yield walk.enter(state.with(variables), person.nobodyAwake());
      }
      case Exit(String name) ->
          // the limits may be newer than this call's flow, and lead where it knows no way
          walk.enter(state, person.ways().getOrDefault(name, person.nobodyAwake()));
      case LeftQueue(char key) -> {
        String next = person.keys().get(key);
        yield next == null ? walk.unexpected(state, event) : walk.enter(state, next);
      }
      case Began(), Said(), Silence(), Pressed _, NoNumber() -> walk.unexpected(state, event);
    };
  }
}
