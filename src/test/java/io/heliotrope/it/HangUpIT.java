package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.Stage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/**
 * Hanging up at every stage of self-service leaves nothing behind: no channel, no session, and
 * exactly one outcome.
 */
class HangUpIT {

  @AfterAll
  static void nothingIsLeftOfAnyCall() {
    Lab.shared().isAtRest();
  }

  private final Lab lab = Lab.shared();
  private final Lane lane = lab.lanes().next();
  private final Calls calls = new Calls(lab, lane);

  @LaneTest
  void theCallerDuringTheWelcome() throws IOException {
    try (var caller = lane.call(lab.exchange())) {
      Calls.begins(caller, "welcome");
      caller.hangUp();

      calls.leftNothing(caller, Calls.abandoned(Stage.Step.MENU));
    }
  }

  @LaneTest
  void theCallerDuringTheMenu() throws IOException {
    try (var caller = lane.call(lab.exchange())) {
      Calls.begins(caller, "main-menu");
      caller.hangUp();

      calls.leftNothing(caller, Calls.abandoned(Stage.Step.MENU));
    }
  }

  @LaneTest
  void theCallerWhoIsListenedTo() throws IOException {
    try (var caller = lane.call(lab.exchange())) {
      Calls.hears(caller, "main-menu");
      assertThat(caller.ends(Duration.ofMillis(500))).isFalse();
      caller.hangUp();

      calls.leftNothing(caller, Calls.abandoned(Stage.Step.MENU));
    }
  }

  @LaneTest
  void theCallerInTheMidstOfDigits() throws IOException {
    try (var caller = lane.call(lab.exchange())) {
      Calls.begins(caller, "main-menu");
      caller.press("1");
      Calls.hears(caller, "which-code");
      caller.press("12");
      assertThat(caller.ends(Duration.ofMillis(500))).isFalse();
      caller.hangUp();

      calls.leftNothing(caller, Calls.abandoned(Stage.Step.MENU));
    }
  }

  @LaneTest
  void theFlowItselfWhenAllIsSaid() throws IOException {
    try (var caller = lane.call(lab.exchange())) {
      Calls.begins(caller, "main-menu");
      caller.press("1");
      Calls.begins(caller, "which-code");
      caller.press("1234");
      Calls.hears(caller, "goodbye");

      calls.leftNothing(caller, Outcome.SelfServed.class::isInstance);
      assertThat(caller.leftAlone()).isTrue();
    }
  }
}
