package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.demo.phone.Manner;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/**
 * Somebody steps in while an agent is called: the caller with a key, the agent before the caller is
 * there, a person at the PBX.
 */
class InterventionsIT {

  private static final Duration SOON = Lane.SOON;

  @AfterAll
  static void nothingIsLeftOfAnyCall() {
    Lab.shared().isAtRest();
  }

  private final Lab lab = Lab.shared();
  private final Lane lane = lab.lanes().next();
  private final Calls calls = new Calls(lab, lane);

  @LaneTest
  void theCallerPressesAKeyWhileTheAgentIsRung() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.neverAnswers());
        var caller = calls.asksForPerson()) {
      assertThat(agent.ear().waitFor(agent::rings, SOON)).as("%s", agent).isTrue();
      caller.press("1");
      Calls.hears(caller, "goodbye");

      calls.leftNothing(caller, Outcome.CallbackPromised.class::isInstance);
      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.Withdrawn());
    }
  }

  @LaneTest
  void theAgentHangsUpDuringTheWhisper() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = calls.chooses("9")) {
      assertThat(agent.ear().waitFor(() -> agent.ear().heardBeginningOf("whisper"), SOON))
          .as("%s", agent)
          .isTrue();
      agent.hangUp();

      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.LeftBeforeCaller());
      calls.agentWas("Ready");
      calls.waitsAndLeaves(caller);
    }
  }

  @LaneTest
  void theAgentHearsTheWhisperAndThenTheCaller() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = calls.chooses("9")) {
      calls.talkTogether(caller, agent);
      assertThat(agent.ear().heard("whisper")).as("%s", agent).isTrue();
      assertThat(caller.ear().heardBeginningOf("whisper")).as("%s", caller).isFalse();
      calls.agentHangsUp(agent, caller);

      assertThat(calls.ringOutcome()).isInstanceOf(RingOutcome.Talked.class);
    }
  }

  @LaneTest
  void somebodyEndsTheRingingOnThePbxAndTheCallerIsNotForgotten() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.neverAnswers());
        var caller = calls.asksForPerson()) {
      assertThat(agent.ear().waitFor(agent::rings, SOON)).as("%s", agent).isTrue();
      hangUpTheAgentsLeg();

      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.Unreachable(0));
      calls.agentWas("Unreachable");
      calls.waitsAndLeaves(caller);
    }
  }

  @LaneTest
  void somebodyEndsTheTalkOnThePbx() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = calls.asksForPerson()) {
      calls.talkTogether(caller, agent);
      hangUpTheAgentsLeg();
      Calls.begins(caller, "survey");

      assertThat(calls.ringOutcome()).isInstanceOf(RingOutcome.Talked.class);
    }
  }

  private void hangUpTheAgentsLeg() {
    lab.channelsOf(lane).stream()
        .filter(channel -> channel.startsWith(lane.endpoint() + "-"))
        .map(channel -> channel.substring(0, channel.indexOf('!')))
        .forEach(channel -> lab.pbx().cli("channel request hangup " + channel));
  }
}
