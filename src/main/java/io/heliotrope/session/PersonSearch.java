package io.heliotrope.session;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Place;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A caller who asked for a person: waits with music, is rung through to whom the floor offers, and
 * is back in the flow when the talk is over, nobody is awake, or one of the keys was pressed.
 */
final class PersonSearch implements Errand {

  /*
   * The floor answers on any thread, at any moment; SearchSide carries all it says to the line's
   * thread. What it says is acted upon when the line can take it: at once while a key is awaited,
   * else when the command under way has been answered.
   */

  private static final Duration WAIT_SLICE = Duration.ofHours(1);

  private final Conductor conductor;
  private final CallNotes notes;
  private final Line line;
  private final Services services;
  private final Queue queue;
  private final String keys;
  private final Request request;
  private final Announcer announcer;
  private final Leaving leaving;
  private Doing doing = Doing.MARKING;
  private boolean music;
  private @Nullable Ringing offer;
  private @Nullable Ringing following;

  private enum Doing {
    MARKING,
    STARTING_MUSIC,
    AWAITING,
    ANNOUNCING,
    RINGING,
    OVER
  }

  /**
   * @param keys each of which ends the wait
   */
  PersonSearch(
      Conductor conductor,
      Line line,
      Services services,
      Queue queue,
      String keys,
      Request request) {
    this.conductor = conductor;
    this.notes = conductor.notes();
    this.line = line;
    this.services = services;
    this.queue = queue;
    this.keys = keys;
    this.request = request;
    this.announcer = new Announcer(conductor, queue.announce(), keys);
    this.leaving = new Leaving(conductor, services.floor(), request, keys);
  }

  void begin() {
    services.floor().ask(request, new SearchSide(this, line));
    Stage stage = Stage.of(Stage.Step.WAITING, queue.id());
    notes.ledger().stage(stage);
    conductor.perform(new LineCommand.Mark(stage));
  }

  @Override
  public void on(LineEvent event) {
    switch (doing) {
      case MARKING -> next();
      case STARTING_MUSIC -> {
        music = true;
        next();
      }
      case AWAITING -> {
        notice(event);
        next();
      }
      case ANNOUNCING -> {
        announcer.said(event);
        notice(event);
        next();
      }
      case RINGING -> {
        if (event instanceof LineEvent.RingEnded ended) {
          ringEnded(ended.outcome());
        } else if (event instanceof LineEvent.Failed failed) {
          notes.wentWrong("could not ring: " + failed.why());
          ringEnded(new RingOutcome.Unreachable(0));
        } else {
          throw new IllegalStateException("A ring was answered by " + event);
        }
      }
      case OVER -> throw new IllegalStateException("The search is over, but heard " + event);
    }
  }

  private void notice(LineEvent event) {
    if (event instanceof LineEvent.Pressed pressed) {
      leaving.pressed(pressed.digit());
    }
  }

  @Override
  public boolean ringIsOver() {
    return doing == Doing.RINGING && offer != null && !leaving.hasPressed() && offer.isOver();
  }

  @Override
  public void pressedMeanwhile(char key) {
    boolean leaves = leaving.isBy(key) && doing == Doing.RINGING && !leaving.hasPressed();
    if (leaves && offer != null && offer.hangUp()) {
      leaving.pressed(key);
    }
  }

  @Override
  public void gone(LineEvent.Cause cause) {
    if (doing == Doing.OVER) {
      return;
    }
    doing = Doing.OVER;
    if (offer != null) {
      offer.gone(cause);
    } else {
      services.floor().leave(notes.id());
    }
  }

  void offered(Claim claim) {
    if (doing == Doing.OVER) {
      return; // the floor hears that we left, and takes the claim back
    }
    var fresh = new Ringing(conductor, line, services, queue, request, claim);
    if (doing == Doing.RINGING) {
      following = fresh; // the floor gave the first up; it may still end well
    } else {
      offer = fresh;
    }
    if (doing == Doing.AWAITING || doing == Doing.ANNOUNCING) {
      next(); // nothing that is being said holds up an agent and a caller
    }
  }

  void waits(Place place) {
    if (doing == Doing.OVER || !announcer.hear(place)) {
      return;
    }
    line.wakeAfter(queue.announce().every(), this::askPlace);
    if (announcer.hasToSay()) {
      nextIfAwaiting();
    }
  }

  private void askPlace() {
    if (doing != Doing.OVER) {
      services.floor().askPlace(notes.id());
    }
  }

  void nobodyAwake(Optional<Instant> opens) {
    leaving.nobodyAwake(opens);
    nextIfAwaiting();
  }

  void atLimit(Limits.Kind limit, WayOut way) {
    leaving.atLimit(limit, way);
    nextIfAwaiting();
  }

  void hear(PbxNews news) {
    if (doing == Doing.OVER) {
      return;
    }
    if (news instanceof PbxNews.CallerPressed pressed) {
      pressedMeanwhile(pressed.digit());
    } else if (offer != null) {
      offer.hear(news);
    }
  }

  /** What the agent who is rung, or talks, can have done; empty if nobody is rung. */
  Optional<AgentTalk> talk() {
    return offer == null ? Optional.empty() : offer.talk();
  }

  private void nextIfAwaiting() {
    if (doing == Doing.AWAITING) {
      next();
    }
  }

  private void next() {
    if (leaving.isDue()) {
      doing = Doing.OVER;
      leaving.go(offer);
    } else if (offer != null) {
      ring(offer);
    } else if (announcer.begins()) {
      doing = Doing.ANNOUNCING;
      music = false; // what is played ends it; it goes on where it was
    } else if (!music) {
      doing = Doing.STARTING_MUSIC;
      conductor.perform(new LineCommand.MusicOn(queue.music()));
    } else {
      doing = Doing.AWAITING;
      conductor.perform(new LineCommand.AwaitDigit(WAIT_SLICE));
    }
  }

  private void ring(Ringing rung) {
    doing = Doing.RINGING;
    rung.begin(() -> doing == Doing.RINGING && offer == rung);
  }

  private void ringEnded(RingOutcome told) {
    Ringing ended = Objects.requireNonNull(offer);
    offer = following;
    following = null;
    music = false; // ringing and talking end the music
    announcer.forget();
    if (ended.end(told, leaving.hasPressed()).hadTalk()) {
      doing = Doing.OVER;
      ended
          .talk()
          .flatMap(AgentTalk::next)
          .ifPresentOrElse(
              wanted -> conductor.searches().passOn(wanted, keys),
              () -> conductor.flow().advance(new FlowEvent.Talked()));
    } else {
      next();
    }
  }
}
