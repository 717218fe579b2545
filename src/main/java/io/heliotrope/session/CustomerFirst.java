package io.heliotrope.session;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.floor.Claim;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line of a customer who has picked up, and for whom the agent is rung who was kept; should
 * that one not answer, the customer waits with music for the next.
 */
final class CustomerFirst implements Conversation, LineEar {

  private static final Duration WAIT_SLICE = Duration.ofHours(1);

  private final CallbackErrand errand;
  private final IncomingCall call;
  private final Line line;
  private final Desk desk;
  private final Deque<LineCommand> toDo = new ArrayDeque<>();
  private Claim last;
  private @Nullable Offer offer;
  private boolean ringing;
  private boolean awaiting;
  private boolean nobody;
  private boolean over;

  CustomerFirst(CallbackErrand errand, IncomingCall call, Line line) {
    this.errand = errand;
    this.call = call;
    this.line = line;
    this.desk = new Desk(line);
    this.last = errand.claim();
    this.offer = new Offer(last, call.pbx());
    toDo.add(new LineCommand.Speak(errand.debt().owed.language()));
    toDo.add(new LineCommand.Mark(errand.waiting()));
    errand
        .greeting()
        .ifPresent(sound -> toDo.add(new LineCommand.Play(sound.file(), sound.length(), "")));
  }

  Conversation begin() {
    errand.floor().listen(call.id(), this);
    desk.perform(new LineCommand.Take());
    return this;
  }

  @Override
  public void on(LineEvent event) {
    if (over) {
      return;
    }
    if (event instanceof LineEvent.Gone) {
      gone();
    } else {
      desk.hear(event, this::answered);
    }
  }

  private void answered(LineEvent event) {
    awaiting = false;
    if (ringing) {
      ringing = false;
      rangOut(
          event instanceof LineEvent.RingEnded ended
              ? ended.outcome()
              : new RingOutcome.Unreachable(0));
    } else {
      goOn();
    }
  }

  private void goOn() {
    if (!toDo.isEmpty()) {
      desk.perform(toDo.remove());
    } else if (offer != null) {
      ring(offer.claim());
    } else if (nobody) {
      over(new RingOutcome.Withdrawn());
      desk.perform(new LineCommand.Finish());
    } else {
      awaiting = true;
      desk.perform(new LineCommand.AwaitDigit(WAIT_SLICE));
    }
  }

  private void ring(Claim claim) {
    ringing = true;
    Whispering whispering = errand.whispering(claim);
    if (!whispering.isNone() && offer != null) {
      offer.whispers();
    }
    desk.perform(
        new LineCommand.Ring(claim.endpoint(), errand.terms().queue().ringTime(), whispering));
  }

  private void rangOut(RingOutcome told) {
    Offer ended = Objects.requireNonNull(offer);
    RingOutcome outcome = ended.exact(told, errand.now());
    offer = null;
    if (outcome.hadTalk()) {
      errand.floor().offerEnded(ended.claim(), outcome, false);
      over(outcome);
      desk.perform(new LineCommand.Finish());
    } else {
      errand.floor().offerEnded(ended.claim(), outcome, true);
      toDo.add(new LineCommand.MusicOn(errand.terms().queue().music()));
      goOn();
    }
  }

  /** Another agent is kept for this customer. */
  @Override
  public void offered(Claim claim) {
    line.execute(() -> {
      if (!over) {
        last = claim;
        offer = new Offer(claim, call.pbx());
        if (awaiting) {
          goOn();
        }
      }
    });
  }

  /** The last site has closed meanwhile. */
  void nobodyAwake() {
    line.execute(() -> {
      nobody = true;
      if (awaiting && !over) {
        goOn();
      }
    });
  }

  @Override
  public void news(PbxNews news) {
    line.execute(() -> {
      if (offer != null && !over) {
        offer.hear(news, errand, errand.floor(), errand.tools().pbx());
      }
    });
  }

  private void gone() {
    if (offer == null) {
      errand.floor().leave(last.call());
      over(new RingOutcome.CallerGone());
    } else {
      RingOutcome outcome = offer.callerLeft(errand.now());
      offer.hangUpAgentWhoHearsAWhisper(errand.tools().pbx());
      errand.floor().offerEnded(offer.claim(), outcome, false);
      over(outcome);
    }
  }

  private void over(RingOutcome outcome) {
    over = true;
    errand.floor().listenNoMore(call.id());
    errand.tried(last, outcome);
  }
}
