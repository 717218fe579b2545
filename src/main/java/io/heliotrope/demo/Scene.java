package io.heliotrope.demo;

import io.heliotrope.call.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One call of the demo.
 *
 * @param moment when it comes, by the told clock
 * @param script what the caller does
 * @param served is this the outcome that the scene is about?
 */
record Scene(
    String title,
    Instant moment,
    String from,
    String did,
    Consumer<Caller> script,
    Predicate<Outcome> served) {

  static final List<Scene> ALL =
      List.of(
          new Scene(
              "helped by the menus alone",
              Instant.parse("2026-03-24T15:05:00Z"),
              "+351210000001",
              "5552000",
              Scene::asksAboutThePowerCut,
              Outcome.SelfServed.class::isInstance),
          new Scene(
              "wants a person, and gets one where it is day",
              Instant.parse("2026-03-24T20:05:00Z"),
              "+13035550102",
              "5551000",
              Scene::asksForAPerson,
              outcome ->
                  outcome instanceof Outcome.Helped helped
                      && helped.site().toString().equals("denver")),
          new Scene(
              "calls when nobody is awake, and is not lost",
              Instant.parse("2026-03-29T03:00:00Z"),
              "+34910000003",
              "5554000",
              Scene::leavesACallback,
              Outcome.CallbackPromised.class::isInstance));

  private static final Duration TALK = Duration.ofSeconds(3);

  private static void asksAboutThePowerCut(Caller caller) {
    caller.hearsAllOf("welcome");
    caller.hears("main-menu");
    caller.presses("1");
    caller.hearsAllOf("which-area");
    caller.presses("1100");
    caller.hearsAllOf("work-tonight");
    caller.hears("anything-else");
    caller.hangsUp();
  }

  private static void asksForAPerson(Caller caller) {
    caller.hearsAllOf("welcome");
    caller.hears("main-menu");
    caller.presses("0");
    caller.hearsAllOf("one-moment");
    caller.talks(TALK);
    caller.hearsAllOf("survey");
    caller.presses("5");
    caller.hearsAllOf("goodbye");
    caller.ends();
  }

  private static void leavesACallback(Caller caller) {
    caller.hearsAllOf("welcome");
    caller.hears("main-menu");
    caller.presses("0");
    caller.hearsAllOf("all-asleep");
    caller.hearsAllOf("offer-callback");
    caller.presses("1");
    caller.hearsAllOf("callback-promised");
    caller.ends();
  }
}
