package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.SipMessage;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Promises to call back, kept on a real Asterisk. */
class CallbackIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static CallbackHouse house;

  @BeforeAll
  static void open() throws IOException {
    Workshop.needsAsterisk();
    house = new CallbackHouse();
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  void theAgentIsRungAndThenTheCustomerAndTheyTalk() throws IOException {
    Lane lane = house.lane(true);
    try (var customer = house.customer(Manner.answersAfter(300));
        var agent = lane.plugIn(house.exchange(), Manner.answersAfter(100))) {
      promised(lane, agent);
      hearEachOther(agent, customer);
      assertThat(invite(agent)).as("the agent sees who it is").contains(lane.from());
      assertThat(invite(customer)).as("the customer sees us").contains("<sip:" + lane.did() + "@");
      customer.hangUp();

      assertThat(over(lane).kept()).isTrue();
      assertThat(tried(lane)).isInstanceOf(RingOutcome.TalkedUntilCallerLeft.class);
      house.isAtRest();
      assertThat(house.notebook().outcomes(lane.did()))
          .filteredOn(Outcome.CallbackPromised.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void theCustomerIsRungAndThenTheAgentWhoWasKept() throws IOException {
    Lane lane = house.lane(false);
    try (var customer = house.customer(Manner.answersAfter(300));
        var agent = lane.plugIn(house.exchange(), Manner.answersAfter(100))) {
      promised(lane, agent);
      hearEachOther(agent, customer);
      assertThat(invite(agent)).as("the agent sees who it is").contains(lane.from());
      agent.hangUp();

      assertThat(over(lane).kept()).isTrue();
      assertThat(tried(lane)).isInstanceOf(RingOutcome.Talked.class);
      house.isAtRest();
    }
  }

  @Test
  void aCustomerWhoDoesNotAnswerIsTriedAgainAndThenGivenUp() throws IOException {
    Lane lane = house.lane(true);
    try (var customer = house.customer(Manner.neverAnswers());
        var agent = lane.plugIn(house.exchange(), Manner.answersAfter(100))) {
      promised(lane, agent);
      assertThat(over(lane).kept()).isFalse();
      assertThat(customer.calls()).isEqualTo(2);
      assertThat(house.notebook().of(lane.did(), JournalEntry.CallbackTried.class))
          .extracting(JournalEntry.CallbackTried::outcome)
          .containsExactly(new RingOutcome.NoAnswer(), new RingOutcome.NoAnswer());
      house.isAtRest();
    }
  }

  @Test
  void anAgentWhoDeclinesIsAskedAgainAndTheServerMayRestartMeanwhile() throws IOException {
    Lane lane = house.lane(true);
    try (var customer = house.customer(Manner.answersAfter(300));
        var agent = lane.plugIn(house.exchange(), Manner.answersAfter(100))) {
      promised(lane, agent);
      agent.behave(new Manner.Refuses(486));
      Awaitility.await("the agent declines")
          .atMost(PATIENCE)
          .until(() -> offers(lane).contains(new RingOutcome.Declined()));
      house.restart();
      assertThat(house.callbacks()).as("heliotrope callbacks").contains(lane.from());
      agent.behave(Manner.answersAfter(100));
      hearEachOther(agent, customer);
      customer.hangUp();
      assertThat(over(lane).kept()).isTrue();
      house.isAtRest();
    }
  }

  @Test
  void theCustomerIsNotRungBeforeTheAgentHasPressedTheKey() throws IOException {
    Lane lane = house.withKey();
    try (var customer = house.customer(Manner.answersAfter(300));
        var agent = lane.plugIn(house.exchange(), Manner.answersAfter(100))) {
      var finger = Thread.startVirtualThread(() -> pressesOneButInTheSecondCall(agent));
      promised(lane, agent);
      hearEachOther(agent, customer);
      finger.interrupt();
      customer.hangUp();
      assertThat(over(lane).kept()).isTrue();
      assertThat(offers(lane)).contains(new RingOutcome.NotTaken());
      assertThat(agent.calls())
          .as("a caller, a key that was not pressed, one that was")
          .isEqualTo(3);
      assertThat(customer.calls()).isEqualTo(1);
      house.isAtRest();
    }
  }

  private static void pressesOneButInTheSecondCall(AgentPhone agent) {
    try {
      while (true) {
        if (agent.talks() && agent.calls() != 2) {
          agent.press("1");
        }
        Thread.sleep(500);
      }
    } catch (InterruptedException enough) {
      // the finger is lifted
    }
  }

  /** One talks with the agent, and another one waits, presses the key and is gone. */
  private static void promised(Lane lane, AgentPhone agent) throws IOException {
    try (var first = Calls.chooses(lane, house.exchange(), "0")) {
      Calls.talk(first, agent, Lane.SOON);
      try (var caller = Calls.chooses(lane, house.exchange(), "0")) {
        Calls.hearsMusic(caller);
        caller.press("1");
        Calls.hears(caller, "goodbye");
        assertThat(caller.ends(Lane.SOON)).as("%s", caller).isTrue();
      }
      first.hangUp();
      assertThat(first.ends(Lane.SOON)).as("%s", first).isTrue();
    }
  }

  private static void hearEachOther(AgentPhone agent, AgentPhone customer) {
    assertThat(customer.ear().waitFor(() -> customer.ear().hears(Lane.AGENTS_TONE), PATIENCE))
        .as("the customer hears the agent: %s, %s, %s", customer, agent, house.notebook())
        .isTrue();
    assertThat(agent.ear().waitFor(() -> agent.ear().hears(Lane.CALLERS_TONE), PATIENCE))
        .as("the agent hears the customer: %s", agent)
        .isTrue();
  }

  private static JournalEntry.CallbackOver over(Lane lane) {
    return house
        .notebook()
        .waitFor(lane.did(), JournalEntry.CallbackOver.class, PATIENCE)
        .orElseThrow(() -> new AssertionError(house.notebook().of(lane.did())));
  }

  private static List<RingOutcome> offers(Lane lane) {
    return house.notebook().of(lane.did(), JournalEntry.OfferEnded.class).stream()
        .map(JournalEntry.OfferEnded::outcome)
        .toList();
  }

  private static RingOutcome tried(Lane lane) {
    return house.notebook().of(lane.did(), JournalEntry.CallbackTried.class).getFirst().outcome();
  }

  /** The last INVITE that the telephone was sent. */
  private static String invite(AgentPhone phone) {
    return phone.messages().stream()
        .filter(message -> !message.sent() && message.requests("INVITE"))
        .map(SipMessage::text)
        .reduce((_, last) -> last)
        .orElse("");
  }
}
