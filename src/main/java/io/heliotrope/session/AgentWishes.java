package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Wish;
import io.heliotrope.config.ByPhone;
import io.heliotrope.floor.AgentAnswer;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorView.Person;
import io.heliotrope.routing.AgentState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the floor for what an agent wants, and has words for what comes of it. */
record AgentWishes(FloorDesk floor, AgentId agent, String by) {

  private static final Logger log = LoggerFactory.getLogger(AgentWishes.class);
  private static final int PATIENCE_SECONDS = 5;

  /**
   * What came of it.
   *
   * @param answer empty if the floor did not answer
   * @param prompts what the agent is to hear of it
   */
  record Told(Optional<AgentAnswer> answer, List<String> prompts) {}

  /** A wish without more to say about it; {@code then} on some thread. */
  void ask(Wish wish, Consumer<Told> then) {
    tell(
        floor.ask(
            switch (wish) {
              case SIGN_IN -> new FloorCommand.SignIn(agent, by);
              case SIGN_OUT -> new FloorCommand.SignOut(agent, by);
              case RESUME -> new FloorCommand.Resume(agent, by);
              case END_WRAP_UP -> new FloorCommand.EndWrapUp(agent, by);
              case PAUSE, STATE, EXTEND_WRAP_UP, DISPOSITION ->
                  throw new IllegalArgumentException(wish + " is asked in its own way");
            }),
        wish,
        then);
  }

  void pause(String reason, Consumer<Told> then) {
    tell(floor.ask(new FloorCommand.Pause(agent, reason, by)), Wish.PAUSE, then);
  }

  void extendWrapUp(Duration more, Consumer<Told> then) {
    tell(floor.ask(new FloorCommand.ExtendWrapUp(agent, more, by)), Wish.EXTEND_WRAP_UP, then);
  }

  /** How the agent stands. */
  void state(Consumer<Told> then) {
    tell(CompletableFuture.completedFuture(AgentAnswer.ALREADY), Wish.STATE, then);
  }

  private void tell(CompletableFuture<AgentAnswer> asked, Wish wish, Consumer<Told> then) {
    asked
        .thenCombine(floor.people(), (answer, people) -> told(answer, wish, people))
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(failure -> {
          log.error("The floor did not answer {} of {}", wish, agent, failure);
          return new Told(Optional.empty(), List.of("agent-not-now"));
        })
        .thenAccept(then);
  }

  private Told told(AgentAnswer answer, Wish wish, List<Person> people) {
    Optional<Person> person =
        people.stream().filter(one -> one.agent().id().equals(agent)).findFirst();
    List<String> prompts = new ArrayList<>();
    switch (answer) {
      case DONE -> prompts.addAll(person.map(one -> done(wish, one)).orElse(List.of()));
      case ALREADY -> prompts.addAll(person.map(AgentWishes::stands).orElse(List.of()));
      case AFTER_THE_CALL -> {
        prompts.addAll(person.map(one -> duty(one.duty())).orElse(List.of()));
        prompts.add("agent-after-the-call");
      }
      case SIGNED_OUT -> prompts.add("agent-sign-in-first");
      case NOT_WRAPPING_UP -> prompts.add("agent-no-wrap-up");
      case TOO_LONG -> prompts.add("agent-wrap-up-longest");
      case UNKNOWN_AGENT -> prompts.add("agent-not-now");
    }
    return new Told(Optional.of(answer), prompts);
  }

  private static List<String> done(Wish wish, Person person) {
    return switch (wish) {
      case RESUME -> List.of("agent-resumed");
      case END_WRAP_UP -> List.of("agent-wrap-up-over");
      case EXTEND_WRAP_UP -> List.of("agent-wrap-up-longer");
      case SIGN_IN, SIGN_OUT, PAUSE, STATE, DISPOSITION -> duty(person.duty());
    };
  }

  /**
   * The telephone is in use just now, of course; so what counts is what was said of the agent, and
   * a wrap-up.
   */
  private static List<String> stands(Person person) {
    return person.state() instanceof AgentState.WrappingUp
        ? List.of("agent-wrapping-up")
        : duty(person.duty());
  }

  private static List<String> duty(Duty duty) {
    return switch (duty) {
      case Duty.SignedIn _ -> List.of("agent-signed-in");
      case Duty.SignedOut _ -> List.of("agent-signed-out");
      case Duty.Paused paused -> List.of("agent-paused", ByPhone.prompt(paused.reason()));
    };
  }
}
