package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.Outcome;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/** What the calls of a lane do, and what must be true of them. */
record Calls(Lab lab, Lane lane) {

  private static final Duration SOON = Lane.SOON;

  /** A caller who has just asked for a person. */
  CallerPhone asksForPerson() throws IOException {
    return chooses("0");
  }

  /** A caller who has just pressed that key in the menu. */
  CallerPhone chooses(String key) throws IOException {
    var caller = lane.call(lab.exchange());
    begins(caller, "main-menu");
    caller.press(key);
    return caller;
  }

  /** Caller and agent hear each other. */
  static void talk(CallerPhone caller, AgentPhone agent) {
    assertThat(agent.ear().waitFor(() -> agent.ear().hears(Lane.CALLERS_TONE), SOON))
        .as("the agent hears the caller: %s", agent)
        .isTrue();
    assertThat(caller.ear().waitFor(() -> caller.ear().hears(Lane.AGENTS_TONE), SOON))
        .as("the caller hears the agent: %s", caller)
        .isTrue();
  }

  static void begins(CallerPhone caller, String prompt) {
    assertThat(caller.ear().waitFor(() -> caller.ear().heardBeginningOf(prompt), SOON))
        .as("the beginning of %s: %s", prompt, caller)
        .isTrue();
  }

  static void hears(CallerPhone caller, String prompt) {
    assertThat(caller.ear().waitFor(() -> caller.ear().heard(prompt), SOON))
        .as("all of %s: %s", prompt, caller)
        .isTrue();
  }

  static void hearsMusic(CallerPhone caller) {
    assertThat(caller.ear().waitFor(() -> caller.ear().hearsMusic(), SOON))
        .as("music: %s", caller)
        .isTrue();
  }

  /** The call is over with that outcome; no channel is left, and the agent is free. */
  void leftNothing(CallerPhone caller, Predicate<Outcome> outcome) {
    assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
    endedOnce(outcome);
    noChannels();
    await("the agent is free").atMost(SOON).until(() -> lab.notebook().isFree(lane.agent()));
  }

  /** Of all calls of this lane exactly one is over, with that outcome. */
  void endedOnce(Predicate<Outcome> outcome) {
    assertThat(
            lab.notebook().waitFor(lane.did(), JournalEntry.CallEnded.class, SOON, ended -> true))
        .as("the call's end in the journal")
        .isPresent();
    assertThat(lab.notebook().outcomes(lane.did())).singleElement().matches(outcome);
  }

  /** Asterisk has no channel of this lane any more. */
  void noChannels() {
    await("channels of " + lane)
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lab.channelsOf(lane)).isEmpty());
  }
}
