package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.Voice;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents pass callers on and say how it went, by keys in the talk, on a real Asterisk. */
class TransferIT {

  private static final Duration SOON = Lane.SOON;
  private static final List<String> PROMPTS =
      List.of("hello", "whisper", "goodbye", "transfer-nobody");
  private static final String QUEUES =
      """
        help: { sites: [lab], needs: [help], ring: 5s, dispositions: { 1: solved, 2: call-again } }
        sales: { sites: [lab], needs: [help], ring: 5s, transfer-key: 4, whisper: whisper }
        night: { sites: [moon], needs: [help], ring: 5s, transfer-key: 5 }
      """;

  private static final String SITES =
      """
      sites:
        lab: { zone: UTC, hours: 24/7 }
        moon:
          zone: UTC
          hours: 24/7
          overrides:
            for-ever: { from: 2020-01-01, to: 2099-12-31, closed: true, reason: far away, by: us }
      """;
  private static final String AGENTS =
      """
      begins: signed-out
      by-phone: {}
      agents:
        ana: { site: lab, endpoint: PJSIP/1001, skills: [help], languages: { en: 60, pt: 90 } }
        bo: { site: lab, endpoint: PJSIP/1002, skills: [help], languages: en }
        neil: { site: moon, endpoint: PJSIP/1003, skills: [help], languages: en }
      """;

  private static AgentsLab lab;

  @BeforeAll
  static void start() throws IOException {
    Workshop.needsAsterisk();
    lab = new AgentsLab(PROMPTS, QUEUES, SITES, AGENTS, Clock.SYSTEM);
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

  private static void isHungUp(AgentPhone agent) {
    assertThat(agent.ear().waitFor(() -> !agent.talks(), SOON)).as("%s", agent).isTrue();
  }

  private static void talksWith(CallerPhone caller, AgentPhone agent) {
    assertThat(agent.ear().waitFor(() -> agent.ear().hears(Lane.CALLERS_TONE), SOON))
        .as("the agent hears the caller: %s, %s", agent, caller)
        .isTrue();
  }

  private void endedOnce(String helper) {
    assertThat(only(JournalEntry.CallEnded.class).outcome())
        .isInstanceOfSatisfying(
            Outcome.Helped.class, helped -> assertThat(helped.agent().name()).isEqualTo(helper));
    await().atMost(SOON).until(() -> lab.pbx().channels() == 0);
    await().atMost(SOON).until(() -> lab.notebook().busyAgents().isEmpty());
  }

  @Test
  void theAgentPressesTwoKeysAndTheCallerTalksWithTheNext() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100));
        var bo = lab.plugIn("1002", Manner.answersAfter(100));
        var caller = lab.calls()) {
      Calls.talk(caller, ana, SOON);
      ana.press("*4");
      isHungUp(ana);
      talksWith(caller, bo);
      assertThat(bo.ear().waitFor(() -> bo.ear().heard("whisper"), SOON)).as("%s", bo).isTrue();
      bo.hangUp();
      Calls.hears(caller, "goodbye");

      JournalEntry.Transferred transferred = only(JournalEntry.Transferred.class);
      assertThat(transferred.agent().name()).isEqualTo("ana");
      assertThat(transferred.to().name()).isEqualTo("sales");
      assertThat(transferred.by()).isEqualTo("telephone");
      endedOnce("ana");
      assertThat(lab.told(JournalEntry.OfferEnded.class))
          .extracting(ended -> ended.agent().name())
          .containsExactly("ana", "bo");
      assertThat(lab.told(JournalEntry.OfferEnded.class))
          .extracting(JournalEntry.OfferEnded::outcome)
          .hasOnlyElementsOfType(RingOutcome.Talked.class);
    }
  }

  @Test
  void aSupervisorPassesACallerOnWhoWaitsWithMusic() throws IOException {
    lab.command("agents", "pause", "bo", "--reason", "lunch");
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100));
        var bo = lab.plugIn("1002", Manner.answersAfter(100));
        var caller = lab.calls()) {
      Calls.talk(caller, ana, SOON);
      String call = only(JournalEntry.TalkBegan.class).call().value();
      assertThat(lab.command("transfer", call, "seles")).contains("There is no queue", "sales");
      assertThat(lab.command("transfer", call, "sales")).contains("from ana to sales.");
      isHungUp(ana);
      Calls.hearsMusic(caller);
      await().atMost(SOON).until(() -> lab.notebook().isFree("ana"));
      assertThat(ana.calls()).as("ana is not rung for the caller she had").isEqualTo(1);
      assertThat(lab.command("transfer", call, "help")).contains("no call");
      lab.command("agents", "resume", "bo");
      talksWith(caller, bo);
      caller.hangUp();
      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
      endedOnce("ana");
    }
  }

  /** A caller who can say nothing for a while, so that the agent hears what else there is. */
  private static final class Hushed implements Voice {
    private volatile boolean silent;

    @Override
    public void frame(long number, short[] samples) {
      if (silent) {
        Arrays.fill(samples, (short) 0);
      } else {
        Lane.CALLERS_TONE.frame(number, samples);
      }
    }
  }

  private static boolean silentFor(AgentPhone agent, Duration time) {
    return System.nanoTime() - agent.ear().lastAudibleNanos() > time.toNanos();
  }

  @Test
  void ifNobodyIsAwakeTheAgentAloneHearsSoAndTheTalkGoesOn() throws IOException {
    var voice = new Hushed();
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls(voice)) {
      Calls.talk(caller, ana, SOON);
      voice.silent = true;
      assertThat(ana.ear().waitFor(() -> silentFor(ana, Duration.ofMillis(500)), SOON)).isTrue();
      ana.press("*5");
      long pressed = System.nanoTime();
      assertThat(ana.ear().waitFor(() -> ana.ear().lastAudibleNanos() > pressed, SOON))
          .as("something that is not the caller: %s", ana)
          .isTrue();
      await().atMost(SOON).until(() -> lab.pbx().channels() == 2);
      voice.silent = false;
      Calls.talk(caller, ana, SOON);
      assertThat(caller.ear().heardBeginningOf("transfer-nobody")).as("%s", caller).isFalse();

      ana.press("*4"); // and the next keys mean what they always do
      isHungUp(ana);
      caller.hangUp();
      endedOnce("ana");
    }
  }

  @Test
  void theAgentSaysHowItWentAndTheTalkGoesOn() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls()) {
      Calls.talk(caller, ana, SOON);
      ana.press("*9#2");
      assertThat(only(JournalEntry.Disposition.class).name()).isEqualTo("call-again");
      String call = only(JournalEntry.TalkBegan.class).call().value();
      assertThat(lab.command("disposition", call, "solved")).contains("ana, solved");
      assertThat(lab.command("disposition", call, "solvd")).contains("Maybe 'solved'");
      assertThat(ana.talks()).isTrue();
      ana.hangUp();
      Calls.hears(caller, "goodbye");
      endedOnce("ana");
    }
  }

  @Test
  void whoHangsUpWhileBeingPassedOnLeavesNobodyBehind() throws IOException {
    try (var ana = lab.plugIn("1001", Manner.answersAfter(100));
        var bo = lab.plugIn("1002", Manner.neverAnswers());
        var caller = lab.calls()) {
      Calls.talk(caller, ana, SOON);
      ana.press("*4");
      assertThat(bo.ear().waitFor(bo::rings, SOON)).as("%s", bo).isTrue();
      caller.hangUp();
      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
      endedOnce("ana");
      assertThat(lab.told(JournalEntry.OfferEnded.class))
          .extracting(JournalEntry.OfferEnded::outcome)
          .last()
          .isInstanceOf(RingOutcome.CallerGone.class);
    }
  }
}
