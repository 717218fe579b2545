package io.heliotrope.session;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.Claim;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line that was called at our own wish, and on which somebody waits with music for an agent, as
 * long as it takes.
 */
abstract class WaitingLine implements Conversation, LineEar {

  private static final Duration WAIT_SLICE = Duration.ofHours(1);

  private final Line line;
  private final Desk desk;
  private final Deque<LineCommand> toDo;
  private @Nullable Offer offer;
  private @Nullable Offer following;
  private boolean ringing;
  private boolean awaiting;
  private boolean music;
  private boolean leaving;
  private boolean over;

  /**
   * @param toDo before anybody is rung
   * @param offer an agent who is kept already
   */
  WaitingLine(Line line, List<LineCommand> toDo, Optional<Offer> offer) {
    this.line = line;
    this.desk = new Desk(line);
    this.toDo = new ArrayDeque<>(toDo);
    this.offer = offer.orElse(null);
  }

  abstract Queue queue();

  abstract Scribe scribe();

  abstract FloorDesk floor();

  abstract PbxControl pbx();

  abstract Offer offer(Claim claim);

  abstract Whispering whispering(Claim claim);

  /** Nobody waits here any more; the floor knows of the last offer, if there was one. */
  abstract void over(RingOutcome outcome);

  /** The line went while nobody was rung. */
  abstract void stopWaiting();

  Conversation begin() {
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
    awaiting = false;
    if (!toDo.isEmpty()) {
      desk.perform(toDo.remove());
    } else if (offer != null) {
      ring(offer.claim());
    } else if (leaving) {
      end(new RingOutcome.Withdrawn());
      desk.perform(new LineCommand.Finish());
    } else if (!music) {
      music = true;
      desk.perform(new LineCommand.MusicOn(queue().music()));
    } else {
      awaiting = true;
      desk.perform(new LineCommand.AwaitDigit(WAIT_SLICE));
    }
  }

  private void ring(Claim claim) {
    ringing = true;
    music = false; // ringing ends it
    Offer rung = Objects.requireNonNull(offer);
    Whispering whispering = whispering(claim);
    if (!whispering.isNone()) {
      rung.whispers();
    }
    desk.perform(new LineCommand.Ring(claim.endpoint(), queue().ringTime(), whispering));
    line.wakeAfter(
        queue().ringTime().plus(Offer.RING_SLACK),
        () -> {
          if (ringing && offer == rung) {
            rung.rangOut(scribe(), floor());
          }
        });
  }

  private void rangOut(RingOutcome told) {
    Offer ended = Objects.requireNonNull(offer);
    RingOutcome outcome = ended.exact(told, scribe().now());
    offer = following;
    following = null;
    floor().offerEnded(ended.claim(), outcome, !outcome.hadTalk());
    if (outcome.hadTalk()) {
      end(outcome);
      desk.perform(new LineCommand.Finish());
    } else {
      goOn();
    }
  }

  /** Another agent is kept for whoever waits here. */
  @Override
  public void offered(Claim claim) {
    line.execute(() -> {
      if (over) {
        return; // the floor hears that nobody waits, and takes the claim back
      }
      if (ringing) {
        following = offer(claim); // the floor gave the first up; it may still end well
      } else {
        offer = offer(claim);
      }
      if (awaiting) {
        goOn();
      }
    });
  }

  /** Waiting is in vain: leaves when all of this has been heard. */
  void leave(List<LineCommand> first) {
    line.execute(() -> {
      leaving = true;
      toDo.addAll(first);
      if (awaiting && !over) {
        goOn();
      }
    });
  }

  @Override
  public void news(PbxNews news) {
    line.execute(() -> hear(news));
  }

  /** On the line's own thread. */
  void hear(PbxNews news) {
    if (offer != null && !over) {
      offer.hear(news, scribe(), floor(), pbx());
    }
  }

  /** Who is rung or talks just now; for the line's own thread. */
  Optional<Offer> offer() {
    return Optional.ofNullable(offer);
  }

  /** On the line's own thread, soon; never if it is gone. */
  void execute(Runnable task) {
    line.execute(task);
  }

  private void gone() {
    if (offer == null) {
      stopWaiting();
      end(new RingOutcome.CallerGone());
    } else {
      RingOutcome outcome = offer.callerLeft(scribe().now());
      offer.hangUpAgentWhoHearsAWhisper(pbx());
      floor().offerEnded(offer.claim(), outcome, false);
      end(outcome);
    }
  }

  private void end(RingOutcome outcome) {
    over = true;
    over(outcome);
  }
}
