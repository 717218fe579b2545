package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Agents who hear of a caller in their language, and press a key to take them; on a real Asterisk.
 */
class AcceptKeyIT {

  private static final Duration SOON = Lane.SOON;
  private static final List<String> PROMPTS =
      List.of(
          "hello",
          "goodbye",
          "billing",
          "tried-balance",
          "caller-speaks-en",
          "whisper-take",
          "press-1",
          "agent-pin");
  private static final String QUEUES =
      """
        help:
          sites: [lab]
          needs: [help]
          ring: 5s
          whisper: { prompt: billing, tells: [tried, language] }
          accept-key: 1
          accept-within: 1s
          misses-before-pause: 1
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
  void anaAloneIsSignedIn() {
    lab.command("agents", "sign-out", "bo");
    lab.command("agents", "sign-out", "ana"); // which ends a pause
    lab.command("agents", "sign-in", "ana");
    lab.begin();
  }

  private RingOutcome ringOutcome() {
    await().atMost(SOON).until(() -> !lab.told(JournalEntry.OfferEnded.class).isEmpty());
    return lab.told(JournalEntry.OfferEnded.class).getFirst().outcome();
  }

  private void endedBy(Class<? extends Outcome> outcome) {
    await().atMost(SOON).until(() -> !lab.told(JournalEntry.CallEnded.class).isEmpty());
    assertThat(lab.told(JournalEntry.CallEnded.class))
        .singleElement()
        .extracting(JournalEntry.CallEnded::outcome)
        .isInstanceOf(outcome);
    await().atMost(SOON).until(() -> lab.pbx().channels() == 0);
  }

  private static void begins(AgentPhone agent, String prompt) {
    assertThat(agent.ear().waitFor(() -> agent.ear().heardBeginningOf(prompt), SOON))
        .as("%s: %s", prompt, agent)
        .isTrue();
  }

  private static List<String> heard(AgentPhone agent) {
    return agent.ear().heard().stream()
        .map(heard -> heard.language() + "/" + heard.prompt())
        .toList();
  }

  @Test
  void theAgentHearsWhoItIsInTheirOwnLanguageAndTakesTheCall() throws IOException {
    try (var agent = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls()) {
      begins(agent, "press-1");
      assertThat(caller.ear().hearsMusic()).as("%s", caller).isTrue();
      assertThat(agent.ear().hears(Lane.CALLERS_TONE)).as("%s", agent).isFalse();
      agent.press("1");
      Calls.talk(caller, agent, SOON);

      assertThat(heard(agent))
          .containsExactly(
              "pt/billing",
              "pt/tried-balance",
              "pt/caller-speaks-en",
              "pt/whisper-take",
              "pt/press-1");
      assertThat(caller.ear().heardBeginningOf("billing")).as("%s", caller).isFalse();
      agent.hangUp();
      assertThat(ringOutcome()).isInstanceOf(RingOutcome.Talked.class);
      endedBy(Outcome.Helped.class);
    }
  }

  @Test
  void theKeyMayBePressedIntoTheFirstWord() throws IOException {
    try (var agent = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls()) {
      begins(agent, "billing");
      agent.press("1");
      Calls.talk(caller, agent, SOON);

      assertThat(heard(agent)).containsExactly("pt/billing");
      caller.hangUp();
      endedBy(Outcome.Helped.class);
    }
  }

  @Test
  void whoPressesNothingHasMissedTheCallerWhoWaitsOn() throws IOException {
    try (var agent = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls()) {
      assertThat(ringOutcome()).isEqualTo(new RingOutcome.NotTaken());
      assertThat(lab.notebook().waitForState("ana", "Paused", SOON)).isTrue();
      assertThat(agent.ear().waitFor(() -> !agent.talks(), SOON)).as("%s", agent).isTrue();
      Calls.hearsMusic(caller);
      assertThat(caller.ear().hears(Lane.AGENTS_TONE)).isFalse();

      lab.command("agents", "sign-in", "bo"); // whoever comes next gets the caller
      try (var next = lab.plugIn("1002", Manner.answersAfter(100))) {
        begins(next, "press-1");
        next.press("1");
        Calls.talk(caller, next, SOON);
        next.hangUp();
        Calls.hears(caller, "goodbye");
      }
      endedBy(Outcome.Helped.class);
    }
  }

  @Test
  void anotherKeyBeginsItAnew() throws IOException {
    try (var agent = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls()) {
      begins(agent, "tried-balance");
      agent.press("7");
      assertThat(agent.ear().waitFor(() -> heard(agent).lastIndexOf("pt/billing") > 1, SOON))
          .as("%s", heard(agent))
          .isTrue();
      agent.press("1");
      Calls.talk(caller, agent, SOON);
      caller.hangUp();
      endedBy(Outcome.Helped.class);
    }
  }

  @Test
  void whoHangsUpInsteadHasRefused() throws IOException {
    try (var agent = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls()) {
      begins(agent, "billing");
      agent.hangUp();
      assertThat(ringOutcome()).isEqualTo(new RingOutcome.LeftBeforeCaller());
      Calls.hearsMusic(caller);
      assertThat(lab.notebook().isFree("ana")).as("not paused: it was no miss").isTrue();
      caller.press("1");
      Calls.hears(caller, "goodbye");
      endedBy(Outcome.class);
    }
  }

  @Test
  void aCallerWhoLeavesDoesNotLetTheAgentListenOn() throws IOException {
    try (var agent = lab.plugIn("1001", Manner.answersAfter(100));
        CallerPhone caller = lab.calls()) {
      begins(agent, "billing");
      caller.hangUp();
      assertThat(agent.ear().waitFor(() -> !agent.talks(), SOON)).as("%s", agent).isTrue();
      assertThat(agent.ear().heardBeginningOf("press-1")).as("%s", heard(agent)).isFalse();
      assertThat(ringOutcome()).isEqualTo(new RingOutcome.CallerGone());
      endedBy(Outcome.Abandoned.class);
    }
  }

  @Test
  void aCallerWhoPressesAKeyIsNotKeptUntilTheAgentHasDecided() throws IOException {
    try (var agent = lab.plugIn("1001", Manner.answersAfter(100));
        var caller = lab.calls()) {
      begins(agent, "billing");
      caller.press("1");
      Calls.hears(caller, "goodbye");

      assertThat(agent.ear().heardBeginningOf("press-1")).as("%s", heard(agent)).isFalse();
      assertThat(ringOutcome()).isEqualTo(new RingOutcome.Withdrawn());
      endedBy(Outcome.class);
    }
  }
}
