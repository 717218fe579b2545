package io.heliotrope.session;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.config.Agent;
import io.heliotrope.floor.Claim;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Sounds.Sound;
import io.heliotrope.session.port.Whispering;
import io.heliotrope.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One try to keep a promise, somebody being on the line.
 *
 * @param claim the agent who is kept for it; another one may be in the course of it
 */
record CallbackErrand(
    Debt debt, Claim claim, CallbackTerms terms, Callbacks callbacks, Sounds sounds, Tools tools)
    implements Scribe {

  /** What every try works with. */
  record Tools(Clock clock, Journal journal, FloorDesk floor, PbxControl pbx) {}

  @Override
  public void record(JournalEntry entry) {
    tools.journal().record(entry);
  }

  @Override
  public Instant now() {
    return tools.clock().now();
  }

  FloorDesk floor() {
    return tools.floor();
  }

  /** So that the dialplan knows of the line what it is there for. */
  Stage waiting() {
    return Stage.of(Stage.Step.WAITING, terms.queue().id());
  }

  /** What the agent hears of the customer who waits for them. */
  Whispering whispering(Claim offer) {
    return briefing().of(terms.queue(), agent(offer), sounds);
  }

  /** The same for an agent whom the customer does not wait for yet. */
  Briefing.Told told(Claim offer) {
    return briefing().told(terms.queue(), agent(offer), sounds);
  }

  private Briefing briefing() {
    return new Briefing(terms.request(), List.of(), now());
  }

  private Agent agent(Claim offer) {
    return Objects.requireNonNull(
        terms.company().agents().get(offer.agent()), () -> "no agent " + offer.agent());
  }

  /** The prompt in the customer's language, if there is one. */
  Optional<Sound> greeting() {
    return sounds.find("calling-back", debt.owed.language());
  }

  void tried(Claim last, RingOutcome outcome) {
    callbacks.tried(debt, last, outcome);
  }

  void notTaken(RingOutcome outcome) {
    callbacks.notTaken(debt, outcome);
  }

  void notTried() {
    callbacks.notTried(debt);
  }
}
