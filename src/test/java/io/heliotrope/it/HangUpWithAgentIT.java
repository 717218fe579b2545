package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.SipMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;

/**
 * Hanging up, from either side and at every stage on the way to an agent and back, leaves nothing
 * behind: no channel, no session, no agent who seems busy, and exactly one outcome.
 */
class HangUpWithAgentIT {

  private static final Duration SOON = Lane.SOON;

  @AfterAll
  static void nothingIsLeftOfAnyCall() {
    Lab.shared().isAtRest();
  }

  private final Lab lab = Lab.shared();
  private final Lane lane = lab.lanes().next();
  private final Calls calls = new Calls(lab, lane);

  @LaneTest
  void theCallerWhoWaits() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var first = calls.asksForPerson();
        var caller = asksForPerson(first, agent)) {
      Calls.hearsMusic(caller);
      long rung = agent.calls();
      caller.hangUp();

      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
      calls.endedOnce(Calls.abandoned(Stage.Step.WAITING));
      agent.hangUp();
      Calls.hears(first, "survey");
      assertThat(agent.calls()).as("calls to the agent after the caller left").isEqualTo(rung);
    }
    calls.noChannels();
  }

  @LaneTest
  void theCallerWhileTheAgentIsRung() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.neverAnswers());
        var caller = calls.asksForPerson()) {
      assertThat(agent.ear().waitFor(agent::rings, SOON)).as("%s", agent).isTrue();
      caller.hangUp();

      calls.leftNothing(caller, Calls.abandoned(Stage.Step.RINGING));
      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.CallerGone());
      assertThat(agent.ear().waitFor(() -> cancelled(agent), SOON)).as("%s", agent).isTrue();
    }
  }

  @LaneTest
  void theCallerWhileTheAgentHearsTheWhisper() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = calls.chooses("9")) {
      assertThat(agent.ear().waitFor(() -> agent.ear().heardBeginningOf("whisper"), SOON))
          .as("%s", agent)
          .isTrue();
      caller.hangUp();

      calls.leftNothing(caller, Calls.abandoned(Stage.Step.RINGING));
      assertThat(agent.ear().waitFor(() -> !agent.talks(), SOON)).as("%s", agent).isTrue();
      assertThat(agent.ear().heard("whisper")).as("the agent had to hear it all").isFalse();
    }
  }

  @LaneTest
  void theCallerWhoTalks() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = calls.asksForPerson()) {
      calls.talkTogether(caller, agent);
      caller.hangUp();

      calls.leftNothing(caller, Outcome.Helped.class::isInstance);
      assertThat(calls.ringOutcome()).isInstanceOf(RingOutcome.TalkedUntilCallerLeft.class);
      assertThat(agent.ear().waitFor(() -> !agent.talks(), SOON)).as("%s", agent).isTrue();
    }
  }

  @LaneTest
  void theAgentWhoTalksAndTheCallerIsAskedHowItWas() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = calls.asksForPerson()) {
      calls.talkTogether(caller, agent);
      calls.agentHangsUp(agent, caller);
      Calls.hears(caller, "survey");
      caller.press("5");
      Calls.hears(caller, "thanks");

      calls.leftNothing(caller, Outcome.Helped.class::isInstance);
      assertThat(caller.leftAlone()).isTrue();
      assertThat(calls.ringOutcome())
          .isInstanceOfSatisfying(
              RingOutcome.Talked.class,
              outcome ->
                  assertThat(outcome.talked()).isCloseTo(talkAsSaidBy(agent), SOON.dividedBy(10)));
    }
  }

  @LaneTest
  void theCallerDuringTheSurvey() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = calls.asksForPerson()) {
      calls.talkTogether(caller, agent);
      calls.agentHangsUp(agent, caller);
      caller.hangUp();

      calls.leftNothing(caller, Outcome.Helped.class::isInstance);
    }
  }

  /** A second caller, who has to wait because the first one talks. */
  private CallerPhone asksForPerson(CallerPhone first, AgentPhone agent) throws IOException {
    calls.talkTogether(first, agent);
    return calls.asksForPerson();
  }

  /** From the telephone's answer to its good-bye. */
  private static Duration talkAsSaidBy(AgentPhone agent) {
    Instant answered = at(agent, message -> message.sent() && message.answers(200, "INVITE"));
    return Duration.between(answered, at(agent, message -> message.requests("BYE")));
  }

  private static Instant at(AgentPhone agent, Predicate<SipMessage> which) {
    return agent.messages().stream().filter(which).findFirst().orElseThrow().at();
  }

  private static boolean cancelled(AgentPhone agent) {
    return agent.messages().stream().anyMatch(message -> message.answers(487, "INVITE"));
  }
}
