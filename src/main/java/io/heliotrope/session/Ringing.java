package io.heliotrope.session;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.Claim;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One agent who is offered to a caller: rung, talked with, and what floor and ledger hear of its
 * end. Lives on the line's own thread.
 */
final class Ringing {

  private final Conductor conductor;
  private final CallNotes notes;
  private final Line line;
  private final Services services;
  private final Queue queue;
  private final Request request;
  private final Offer offer;
  private @Nullable AgentTalk talk;

  Ringing(
      Conductor conductor,
      Line line,
      Services services,
      Queue queue,
      Request request,
      Claim claim) {
    this.conductor = conductor;
    this.notes = conductor.notes();
    this.line = line;
    this.services = services;
    this.queue = queue;
    this.request = request;
    this.offer = new Offer(claim, conductor.script().call().pbx());
  }

  /**
   * Has the agent rung.
   *
   * @param goesOn has the line not come back yet?
   */
  void begin(BooleanSupplier goesOn) {
    Claim claim = offer.claim();
    notes.ledger().stage(Stage.of(Stage.Step.RINGING, queue.id()));
    Whispering whispering = conductor.briefings().whispering(queue, request, claim.agent());
    boolean hasKeys = hasKeys();
    conductor.perform(
        new LineCommand.Ring(claim.endpoint(), claim.ringTime(), whispering, hasKeys));
    if (!whispering.isNone()) {
      offer.whispers();
    }
    talk = new AgentTalk(conductor, line, services, queue, request, offer, hasKeys, goesOn);
    line.wakeAfter(
        claim.ringTime().plus(Offer.RING_SLACK),
        () -> {
          if (goesOn.getAsBoolean()) {
            offer.rangOut(notes, services.floor());
          }
        });
  }

  /** Is there anything for an agent to press in a talk? */
  private boolean hasKeys() {
    return !queue.keys().dispositions().isEmpty() || !conductor.script().transferKeys().isEmpty();
  }

  /** What the agent can have done with the caller; empty before the agent is rung. */
  Optional<AgentTalk> talk() {
    return Optional.ofNullable(talk);
  }

  void hear(PbxNews news) {
    offer.hear(news, notes, services.floor(), services.pbx());
    if (talk != null) {
      talk.hear(news);
    }
  }

  /** The agent is off the line; false if only the line can tell how it was, or has told. */
  boolean isOver() {
    if (offer.isOver()) {
      return false;
    }
    if (talk != null && talk.isAsking()) {
      return false; // the agent may be on the telephone yet, and is hung up first
    }
    Optional<RingOutcome> outcome = offer.talkIsOver(notes.now());
    outcome.ifPresent(how -> services.floor().offerEnded(offer.claim(), how, false));
    return outcome.isPresent();
  }

  /** Ends the ringing, or the whisper; false if we can't, or they talk. */
  boolean hangUp() {
    return offer.hangUpWhileRinging(services.pbx());
  }

  /**
   * The line has come back.
   *
   * @param told how it was, by the line
   * @param leaving has the caller chosen something else meanwhile?
   */
  RingOutcome end(RingOutcome told, boolean leaving) {
    RingOutcome outcome =
        leaving && !offer.isOver() ? new RingOutcome.Withdrawn() : offer.exact(told, notes.now());
    if (talk != null) {
      talk.lineCameBack();
    }
    ledgerTalk(outcome);
    boolean stays = !outcome.hadTalk() && !leaving;
    tellFloor(outcome, stays);
    Stage.Step step = stays ? Stage.Step.WAITING : Stage.Step.TALKED;
    notes.ledger().stage(Stage.of(step, queue.id()));
    return outcome;
  }

  /** The line is gone. */
  void gone(LineEvent.Cause cause) {
    RingOutcome outcome = offer.callerLeft(notes.now());
    ledgerTalk(outcome);
    offer.hangUpAgentWhoHearsAWhisper(services.pbx());
    if (talk != null) {
      talk.lineIsGone(cause == LineEvent.Cause.HUNG_UP);
    }
    tellFloor(outcome, false);
  }

  /** The agent has not been rung yet, and need not be. */
  void withdraw() {
    services.floor().offerEnded(offer.claim(), new RingOutcome.Withdrawn(), false);
  }

  private void tellFloor(RingOutcome outcome, boolean stays) {
    if (!offer.isOver()) {
      services.floor().offerEnded(offer.claim(), outcome, stays);
    } else if (talk != null && talk.hasLeft()) {
      services.floor().leave(notes.id());
    }
  }

  private void ledgerTalk(RingOutcome outcome) {
    if (outcome instanceof RingOutcome.Talked(var length)) {
      helped(length);
    } else if (outcome instanceof RingOutcome.TalkedUntilCallerLeft(var length)) {
      helped(length);
    }
  }

  private void helped(Duration length) {
    conductor.promise().somebodyHelped();
    Claim claim = offer.claim();
    notes
        .ledger()
        .talked(claim.agent(), claim.site(), offer.talkBegan(notes.now(), length), length);
  }
}
