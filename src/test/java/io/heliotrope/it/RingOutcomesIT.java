package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may become of calling an agent's telephone without a talk, each with its exact outcome in
 * the journal; and the caller goes on: waits with music, and can still ask to be called back.
 */
class RingOutcomesIT {

  @AfterAll
  static void nothingIsLeftOfAnyCall() {
    Lab.shared().isAtRest();
  }

  private final Lab lab = Lab.shared();
  private final Lane lane = lab.lanes().next();
  private final Calls calls = new Calls(lab, lane);

  @ParameterizedTest(name = "SIP {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({
    "486, Busy[], Ready",
    "603, Declined[], Ready",
    "403, Declined[], Ready",
    "480, NoAnswer[], Ready",
    "404, Unreachable[hangupCause=1], Unreachable",
    "408, Unreachable[hangupCause=18], Unreachable",
    "410, Unreachable[hangupCause=22], Unreachable",
    "487, Unreachable[hangupCause=127], Unreachable",
    "500, Unreachable[hangupCause=38], Unreachable",
    "503, Congested[hangupCause=34], Ready",
  })
  void theTelephoneRefuses(int status, String outcome, String agentIsThen) throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), new Manner.Refuses(status));
        var caller = calls.asksForPerson()) {
      assertThat(calls.ringOutcome()).hasToString(outcome);
      calls.agentWas(agentIsThen);
      calls.waitsAndLeaves(caller);
      assertThat(agent.calls()).isEqualTo(1);
    }
  }

  @LaneTest
  void theTelephoneRingsAndNobodyAnswers() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.neverAnswers());
        var caller = calls.asksForPerson()) {
      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.NoAnswer());
      calls.agentWas("Ready");
      calls.waitsAndLeaves(caller);
      assertThat(agent.messages()).anyMatch(message -> message.answers(487, "INVITE"));
    }
  }

  @LaneTest
  void theTelephoneOnlySaysThatItTries() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), new Manner.OnlyTries());
        var caller = calls.asksForPerson()) {
      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.NoAnswer());
      calls.agentWas("Ready");
      calls.waitsAndLeaves(caller);
      assertThat(agent.calls()).isEqualTo(1);
    }
  }

  @LaneTest
  void nobodyIsAtThatAddress() throws IOException {
    try (var caller = calls.asksForPerson()) {
      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.NoAnswer());
      calls.agentWas("Ready");
      calls.waitsAndLeaves(caller);
    }
  }

  @ParameterizedTest(name = "{0}: cause {1}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({Lanes.UNKNOWN_ENDPOINT + ", 3", Lanes.UNKNOWN_TECHNOLOGY + ", 66"})
  void thereIsNoSuchTelephone(String endpoint, int cause) throws IOException {
    var there = new Calls(lab, lab.lanes().to(endpoint));
    try (var caller = there.asksForPerson()) {
      assertThat(there.ringOutcome()).isEqualTo(new RingOutcome.Unreachable(cause));
      there.agentWas("Unreachable");
      there.waitsAndLeaves(caller);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(strings = {Lanes.NOT_REGISTERED, Lanes.NOT_REACHABLE})
  void aTelephoneSaidToBeAwayIsNotEvenCalled(String endpoint) throws IOException {
    var there = new Calls(lab, lab.lanes().to(endpoint));
    there.agentWas("Unreachable");
    try (var caller = there.asksForPerson()) {
      assertThat(there.await(JournalEntry.Decided.class).decision().verdicts().values())
          .filteredOn(Verdict.NotReady.class::isInstance)
          .singleElement()
          .extracting(verdict -> ((Verdict.NotReady) verdict).state())
          .isInstanceOf(AgentState.Unreachable.class);
      there.waitsAndLeaves(caller);
      assertThat(there.told()).noneMatch(JournalEntry.Offered.class::isInstance);
    }
  }

  @LaneTest
  void theTelephoneForwardsElsewhereAndIsNotFollowed() throws IOException {
    Lane elsewhere = lab.lanes().next();
    var there = "sip:%s@127.0.0.1:%d".formatted(elsewhere.did(), lab.pbx().sipPort());
    try (var agent = lane.plugIn(lab.exchange(), new Manner.Forwards(there));
        var caller = calls.asksForPerson()) {
      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.Busy());
      calls.agentWas("Ready");
      calls.waitsAndLeaves(caller);
      assertThat(agent.calls()).isEqualTo(1);
      assertThat(lab.notebook().of(elsewhere.did())).isEmpty();
    }
  }

  @LaneTest
  void theAgentDeclinesAndIsOfferedTheNextCaller() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), new Manner.Refuses(603));
        var caller = calls.asksForPerson()) {
      assertThat(calls.ringOutcome()).isEqualTo(new RingOutcome.Declined());
      agent.behave(Manner.answersAfter(100));
      try (var next = calls.asksForPerson()) {
        calls.talkTogether(next, agent);
        Calls.hearsMusic(caller);
      }
    }
  }
}
