package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What the calls of a lane do, and what must be true of them. */
record Calls(Lab lab, Lane lane) {

  private static final Duration SOON = Lane.SOON;

  /** A caller who has just asked for a person. */
  CallerPhone asksForPerson() throws IOException {
    return chooses("0");
  }

  /** A caller who has just pressed that key in the menu. */
  CallerPhone chooses(String key) throws IOException {
    return chooses(lane, lab.exchange(), key);
  }

  static CallerPhone chooses(Lane lane, Exchange exchange, String key) throws IOException {
    var caller = lane.call(exchange);
    begins(caller, "main-menu");
    caller.press(key);
    return caller;
  }

  /** Caller and agent hear each other, and the journal tells of it. */
  void talkTogether(CallerPhone caller, AgentPhone agent) {
    talk(caller, agent, SOON);
    await(JournalEntry.TalkBegan.class);
  }

  /** Caller and agent hear each other. */
  static void talk(CallerPhone caller, AgentPhone agent, Duration within) {
    assertThat(agent.ear().waitFor(() -> agent.ear().hears(Lane.CALLERS_TONE), within))
        .as("the agent hears the caller: %s", agent)
        .isTrue();
    assertThat(caller.ear().waitFor(() -> caller.ear().hears(Lane.AGENTS_TONE), within))
        .as("the caller hears the agent: %s", caller)
        .isTrue();
  }

  static void begins(CallerPhone caller, String prompt) {
    assertThat(caller.ear().waitFor(() -> caller.ear().heardBeginningOf(prompt), SOON))
        .as("the beginning of %s: %s", prompt, caller)
        .isTrue();
  }

  static void hears(CallerPhone caller, String prompt) {
    hears(caller, prompt, SOON);
  }

  static void hears(CallerPhone caller, String prompt, Duration within) {
    assertThat(caller.ear().waitFor(() -> caller.ear().heard(prompt), within))
        .as("all of %s: %s", prompt, caller)
        .isTrue();
  }

  /** The agent hangs up, and the caller is back in the flow. */
  void agentHangsUp(AgentPhone agent, CallerPhone caller) {
    agent.hangUp();
    assertThat(caller.ear().waitFor(() -> caller.ear().heardBeginningOf("survey"), SOON))
        .as("the beginning of survey after the talk: %s, %s, %s", caller, agent, story())
        .isTrue();
  }

  static void hearsMusic(CallerPhone caller) {
    assertThat(caller.ear().waitFor(() -> caller.ear().hearsMusic(), SOON))
        .as("music: %s", caller)
        .isTrue();
  }

  /** What became of the first time the agent was called. */
  RingOutcome ringOutcome() {
    return await(JournalEntry.OfferEnded.class).outcome();
  }

  /** The first of that kind that the journal tells of this lane's calls, now or soon. */
  <T extends JournalEntry.OfCall> T await(Class<T> kind) {
    return lab.notebook()
        .waitFor(lane.did(), kind, SOON)
        .orElseThrow(() ->
            new AssertionError(
                "no %s of %s, but %s".formatted(kind.getSimpleName(), lane, story())));
  }

  List<JournalEntry.OfCall> told() {
    return lab.notebook().of(lane.did());
  }

  /** The same without the reasons of routing, which are many in a company of many lanes. */
  private List<JournalEntry.OfCall> story() {
    return told().stream().filter(entry -> !(entry instanceof JournalEntry.Decided)).toList();
  }

  /** The agent is or has been in that state. */
  void agentWas(String state) {
    assertThat(lab.notebook().waitForState(lane.agent(), state, SOON))
        .as("%s of %s, of whom the journal tells %s", state, lane.agent(), story())
        .isTrue();
  }

  /** A caller for whom nobody was found waits, as the floor sees it too, and leaves with a key. */
  void waitsAndLeaves(CallerPhone caller) {
    hearsMusic(caller);
    Awaitility.await("a waiting caller on the floor's page")
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(lab.web().page("/"))
                .containsPattern("<td>%s(-whisper)?<".formatted(lane.queue())));
    caller.press("1");
    hears(caller, "goodbye");
    overWith(caller, Outcome.CallbackPromised.class::isInstance);
  }

  /** The call is over with that outcome; no channel is left, and the agent is free. */
  void leftNothing(CallerPhone caller, Predicate<Outcome> outcome) {
    overWith(caller, outcome);
    Awaitility.await("a free agent").atMost(SOON).until(() -> lab.notebook().isFree(lane.agent()));
  }

  private void overWith(CallerPhone caller, Predicate<Outcome> outcome) {
    assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
    endedOnce(outcome);
    noChannels();
  }

  static Predicate<Outcome> abandoned(Stage.Step step) {
    return outcome ->
        outcome instanceof Outcome.Abandoned abandoned && abandoned.stage().step() == step;
  }

  /** Of all calls of this lane exactly one is over, with that outcome. */
  void endedOnce(Predicate<Outcome> outcome) {
    await(JournalEntry.CallEnded.class);
    assertThat(lab.notebook().outcomes(lane.did())).singleElement().matches(outcome);
  }

  /** Asterisk has no channel of this lane any more. */
  void noChannels() {
    Awaitility.await("no channels of " + lane)
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lab.channelsOf(lane)).isEmpty());
  }
}
