package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Ear;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.Tone;
import io.heliotrope.journal.ConsultStep;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An agent asks somebody of another queue while the caller hears music, and comes back, hands over,
 * or brings the caller in, by the keys of the telephone; on a real Asterisk.
 */
class ConsultIT {

  private static final Duration SOON = Lane.SOON;
  private static final Tone ANAS = Lane.AGENTS_TONE;
  private static final Tone BOS = new Tone(2_100);
  private static final Tone CALLERS = Lane.CALLERS_TONE;
  private static final List<String> PROMPTS = List.of("hello", "whisper", "goodbye");
  private static final String QUEUES =
      """
        help: { sites: [lab], needs: [help], ring: 5s }
        sales: { sites: [lab], needs: [help], ring: 5s, transfer-key: 4, whisper: whisper }
        it: { sites: [lab], needs: [help], ring: 5s, transfer-key: 5, accept-key: 1, accept-within: 1s }
      """;

  private static AgentsLab lab;

  @BeforeAll
  static void start() throws IOException {
    Workshop.needsAsterisk();
    lab = new AgentsLab(PROMPTS, QUEUES);
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @BeforeEach
  void anaHasBeenIdleLonger() {
    await().atMost(SOON).until(() -> lab.notebook().busyAgents().isEmpty());
    lab.command("agents", "sign-out", "ana", "bo");
    lab.command("agents", "sign-in", "ana");
    lab.command("agents", "sign-in", "bo");
    lab.begin();
  }

  private <T extends JournalEntry> T only(Class<T> kind) {
    await().atMost(SOON).until(() -> lab.told(kind).size() == 1);
    return lab.told(kind).getFirst();
  }

  private void steps(ConsultStep... steps) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(lab.told(JournalEntry.Consulted.class))
                .extracting(JournalEntry.Consulted::step)
                .containsExactly(steps));
  }

  private static void hears(Ear ear, Tone tone, Object who) {
    assertThat(ear.waitFor(() -> ear.hears(tone), SOON)).as("%s hears %s", who, tone).isTrue();
  }

  private static void isHungUp(AgentPhone agent) {
    assertThat(agent.ear().waitFor(() -> !agent.talks(), SOON)).as("%s", agent).isTrue();
  }

  /** The agent asks, the specialist answers, and the caller hears nothing but music. */
  private static void anaAsksBo(AgentPhone ana, AgentPhone bo, CallerPhone caller) {
    Calls.talk(caller, ana, SOON);
    ana.press("**4");
    Calls.hearsMusic(caller);
    hears(bo.ear(), ANAS, bo);
    hears(ana.ear(), BOS, ana);
    assertThat(bo.ear().heard("whisper")).as("%s", bo).isTrue();
    Calls.hearsMusic(caller);
    assertThat(caller.ear().heardFor(BOS)).as("%s", caller).isZero();
  }

  private static boolean free(String agent) {
    return lab.notebook().isFree(agent);
  }

  private void endedOnce() {
    assertThat(only(JournalEntry.CallEnded.class).outcome())
        .isInstanceOfSatisfying(
            Outcome.Helped.class, helped -> assertThat(helped.agent().name()).isEqualTo("ana"));
    await().atMost(SOON).until(() -> lab.pbx().channels() == 0);
    await().atMost(SOON).until(() -> free("ana") && free("bo"));
  }

  @Test
  void theAgentAsksAndComesBack() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(100), BOS);
        var caller = lab.calls()) {
      anaAsksBo(ana, bo, caller);
      ana.press("**");
      isHungUp(bo);
      Calls.talk(caller, ana, SOON);
      steps(ConsultStep.RETURNED);
      await().atMost(SOON).until(() -> free("bo"));
      assertThat(free("ana")).isFalse();

      ana.press("**4"); // and once more
      hears(bo.ear(), ANAS, bo);
      bo.hangUp();
      Calls.talk(caller, ana, SOON);
      steps(ConsultStep.RETURNED, ConsultStep.RETURNED);
      ana.hangUp();
      Calls.hears(caller, "goodbye");
      endedOnce();
    }
  }

  @Test
  void theAgentHandsTheCallerOverAndIsFreeAtOnce() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(100), BOS);
        var caller = lab.calls()) {
      anaAsksBo(ana, bo, caller);
      ana.hangUp();
      hears(bo.ear(), CALLERS, bo);
      hears(caller.ear(), BOS, caller);
      steps(ConsultStep.HANDED_OVER);
      await().atMost(SOON).until(() -> free("ana"));
      assertThat(free("bo")).as("bo talks on").isFalse();
      bo.hangUp();
      Calls.hears(caller, "goodbye");
      endedOnce();
      assertThat(lab.told(JournalEntry.OfferEnded.class))
          .extracting(ended -> ended.agent().name())
          .containsExactly("ana", "bo");
      assertThat(lab.told(JournalEntry.OfferEnded.class))
          .extracting(JournalEntry.OfferEnded::outcome)
          .hasOnlyElementsOfType(RingOutcome.Talked.class);
    }
  }

  @Test
  void whoWasHandedTheCallerPassesThemOn() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(100), BOS);
        var caller = lab.calls()) {
      anaAsksBo(ana, bo, caller);
      ana.hangUp();
      hears(caller.ear(), BOS, caller);
      await().atMost(SOON).until(() -> free("ana"));
      bo.press("*4");
      isHungUp(bo);
      Calls.hearsMusic(caller); // both have passed them on, and are not asked at once
      assertThat(only(JournalEntry.Transferred.class).agent().name()).isEqualTo("bo");
      caller.press("1");
      Calls.hears(caller, "goodbye");
      endedOnce();
    }
  }

  @Test
  void theCallerIsBroughtInAndTheAgentLeavesThemToIt() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(100), BOS);
        var caller = lab.calls()) {
      anaAsksBo(ana, bo, caller);
      ana.press("*#");
      together(ana.ear(), BOS, CALLERS);
      together(bo.ear(), ANAS, CALLERS);
      together(caller.ear(), ANAS, BOS);
      steps(ConsultStep.BROUGHT_IN);
      ana.hangUp();
      hears(bo.ear(), CALLERS, bo);
      hears(caller.ear(), BOS, caller);
      steps(ConsultStep.BROUGHT_IN, ConsultStep.HANDED_OVER);
      caller.hangUp();
      isHungUp(bo);
      endedOnce();
    }
  }

  private static void together(Ear ear, Tone one, Tone other) {
    assertThat(ear.waitFor(() -> ear.hearsAmongOthers(one) && ear.hearsAmongOthers(other), SOON))
        .as("%s and %s", one, other)
        .isTrue();
  }

  @Test
  void whoWasAskedLeavesTheTwoAndTheTalkGoesOn() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(100), BOS);
        var caller = lab.calls()) {
      anaAsksBo(ana, bo, caller);
      ana.press("*#");
      together(caller.ear(), ANAS, BOS);
      bo.hangUp();
      Calls.talk(caller, ana, SOON);
      steps(ConsultStep.BROUGHT_IN, ConsultStep.RETURNED);
      ana.press("*4"); // the keys mean what they did before
      isHungUp(ana);
      hears(bo.ear(), CALLERS, bo);
      caller.hangUp();
      endedOnce();
    }
  }

  @Test
  void ifNobodyIsToBeHadTheAgentWaitsOrComesBack() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", new Manner.Refuses(603), BOS);
        var caller = lab.calls()) {
      Calls.talk(caller, ana, SOON);
      String call = only(JournalEntry.TalkBegan.class).call().value();
      assertThat(lab.command("consult", call, "seles")).contains("There is no queue", "sales");
      assertThat(lab.command("consult", call, "sales")).contains("ana asks sales");
      assertThat(ana.ear().waitFor(ana.ear()::hearsMusic, SOON)).as("%s", ana).isTrue();
      Calls.hearsMusic(caller);
      await()
          .atMost(SOON)
          .until(() ->
              lab.told(JournalEntry.OfferEnded.class).stream()
                  .anyMatch(ended -> ended.outcome() instanceof RingOutcome.Declined));
      assertThat(lab.command("transfer", call, "sales")).contains("is asking 'sales'");
      ana.press("**");
      Calls.talk(caller, ana, SOON);
      steps(ConsultStep.RETURNED);
      caller.hangUp();
      endedOnce();
      assertThat(lab.command("why", call))
          .contains("ana asks somebody of sales", "asked: bo is chosen", "asked: bo declines");
    }
  }

  @Test
  void whoPicksUpAndDoesNotTakeItHasMissedItAndTheTalkIsATalkAllTheSame() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(100), BOS);
        var caller = lab.calls()) {
      Calls.talk(caller, ana, SOON);
      ana.press("**5");
      assertThat(only(JournalEntry.OfferEnded.class).outcome())
          .isEqualTo(new RingOutcome.NotTaken());
      ana.press("**");
      Calls.talk(caller, ana, SOON);
      ana.hangUp();
      Calls.hears(caller, "goodbye");
      endedOnce();
      assertThat(lab.told(JournalEntry.OfferEnded.class).getLast().outcome())
          .isInstanceOf(RingOutcome.Talked.class);
    }
  }

  @Test
  void whoHangsUpBeforeAnybodyAnswersPassesTheCallerOn() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(2_000), BOS);
        var caller = lab.calls()) {
      Calls.talk(caller, ana, SOON);
      ana.press("**4");
      assertThat(bo.ear().waitFor(bo::rings, SOON)).as("%s", bo).isTrue();
      ana.hangUp();
      hears(bo.ear(), CALLERS, bo);
      hears(caller.ear(), BOS, caller);
      assertThat(bo.calls()).isEqualTo(2);
      assertThat(only(JournalEntry.Transferred.class).to().name()).isEqualTo("sales");
      bo.hangUp();
      Calls.hears(caller, "goodbye");
      endedOnce();
    }
  }

  @Test
  void theAgentComesBackThoughTheRouterIsGone() throws IOException {
    try (var own = new AgentsLab(PROMPTS, QUEUES)) {
      own.command("agents", "sign-in", "ana");
      own.command("agents", "sign-in", "bo");
      try (var ana = own.plugIn("1001", Manner.answersAfter(100), ANAS);
          var bo = own.plugIn("1002", Manner.answersAfter(100), BOS);
          var caller = own.calls()) {
        anaAsksBo(ana, bo, caller);
        own.stopRouter();
        hears(bo.ear(), ANAS, bo);
        ana.press("**");
        isHungUp(bo);
        Calls.talk(caller, ana, SOON);
      }
    }
  }

  @Test
  void whenTheCallerHangsUpNobodyTalksOn() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100), ANAS);
        var bo = lab.plugIn("1002", Manner.answersAfter(100), BOS);
        var caller = lab.calls()) {
      anaAsksBo(ana, bo, caller);
      caller.hangUp();
      isHungUp(ana);
      isHungUp(bo);
      steps(ConsultStep.CALLER_LEFT);
      endedOnce();
    }
  }
}
