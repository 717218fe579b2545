package io.heliotrope.session;

import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Place;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Sounds.Sound;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A caller who asked for a person: waits with music, is rung through to whom the floor offers, and
 * is back in the flow when the talk is over, nobody is awake, or one of the keys was pressed.
 */
final class PersonSearch implements Errand, CallSide {

  /*
   * The floor answers on any thread, at any moment; all it says is carried to the line's thread
   * first. What it says is acted upon when the line can take it: at once while a key is awaited,
   * else when the command under way has been answered.
   */

  private static final Duration WAIT_SLICE = Duration.ofHours(1);

  private final Conductor conductor;
  private final Line line;
  private final Services services;
  private final Queue queue;
  private final String keys;
  private Doing doing = Doing.MARKING;
  private boolean music;
  private @Nullable Offer offer;
  private @Nullable Offer following;
  private @Nullable Optional<Instant> nobodyAwake;
  private @Nullable Character leavingWith;
  private @Nullable Runnable wayOut;
  private final Deque<String> toSay = new ArrayDeque<>();
  private String saying = "";
  private Instant announceFrom = Instant.MIN;
  private @Nullable Request request;
  private @Nullable AgentTalk talk;

  private enum Doing {
    MARKING,
    STARTING_MUSIC,
    AWAITING,
    ANNOUNCING,
    RINGING,
    OVER
  }

  PersonSearch(Conductor conductor, Line line, Services services, Queue queue, String keys) {
    this.conductor = conductor;
    this.line = line;
    this.services = services;
    this.queue = queue;
    this.keys = keys;
  }

  void begin(Request request) {
    this.request = request;
    services.floor().ask(request, this);
    Stage stage = Stage.of(Stage.Step.WAITING, queue.id());
    conductor.stage(stage);
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
        if (event instanceof LineEvent.Pressed pressed && leaves(pressed.digit())) {
          leavingWith = pressed.digit();
        }
        next();
      }
      case ANNOUNCING -> {
        announced(event);
        next();
      }
      case RINGING -> {
        if (event instanceof LineEvent.RingEnded ended) {
          ringEnded(ended.outcome());
        } else if (event instanceof LineEvent.Failed failed) {
          conductor.wentWrong("could not ring: " + failed.why());
          ringEnded(new RingOutcome.Unreachable(0));
        } else {
          throw new IllegalStateException("A ring was answered by " + event);
        }
      }
      case OVER -> throw new IllegalStateException("The search is over, but heard " + event);
    }
  }

  @Override
  public boolean ringIsOver() {
    if (doing != Doing.RINGING || offer == null || leavingWith != null || offer.isOver()) {
      return false;
    }
    if (talk != null && talk.isAsking()) {
      return false; // the agent may be on the telephone yet, and is hung up first
    }
    Offer ended = offer;
    Optional<RingOutcome> outcome = ended.talkIsOver(conductor.now());
    outcome.ifPresent(how -> services.floor().offerEnded(ended.claim(), how, false));
    return outcome.isPresent();
  }

  @Override
  public void pressedMeanwhile(char key) {
    if (leaves(key) && doing == Doing.RINGING) {
      leaveWhileRinging(key);
    }
  }

  @Override
  public void gone(LineEvent.Cause cause) {
    if (doing == Doing.OVER) {
      return;
    }
    doing = Doing.OVER;
    if (offer != null) {
      RingOutcome outcome = offer.callerLeft(conductor.now());
      ledgerTalk(offer, outcome);
      offer.hangUpAgentWhoHearsAWhisper(services.pbx());
      if (talk != null) {
        talk.lineIsGone(cause == LineEvent.Cause.HUNG_UP);
      }
      if (!offer.isOver()) {
        services.floor().offerEnded(offer.claim(), outcome, false);
      } else if (talk != null && talk.hasLeft()) {
        services.floor().leave(conductor.id());
      }
    } else {
      services.floor().leave(conductor.id());
    }
  }

  @Override
  public void offered(Claim claim) {
    line.execute(() -> {
      if (doing == Doing.OVER) {
        return; // the floor hears that we left, and takes the claim back
      }
      var fresh = new Offer(claim, conductor.pbx());
      if (doing == Doing.RINGING) {
        following = fresh; // the floor gave the first up; it may still end well
      } else {
        offer = fresh;
      }
      if (doing == Doing.AWAITING || doing == Doing.ANNOUNCING) {
        next(); // nothing that is being said holds up an agent and a caller
      }
    });
  }

  @Override
  public void waits(Place place) {
    line.execute(() -> {
      Instant now = conductor.now();
      Duration every = queue.announce().every();
      if (doing == Doing.OVER || now.isBefore(announceFrom)) {
        return;
      }
      announceFrom = now.plus(every);
      toSay.clear();
      toSay.addAll(Announcement.prompts(place, queue.announce()));
      line.wakeAfter(every, this::askPlace);
      if (doing == Doing.AWAITING && !toSay.isEmpty()) {
        next();
      }
    });
  }

  private void askPlace() {
    if (doing != Doing.OVER) {
      services.floor().askPlace(conductor.id());
    }
  }

  @Override
  public void nobodyAwake(Optional<Instant> opens) {
    line.execute(() -> {
      nobodyAwake = opens;
      if (doing == Doing.AWAITING) {
        next();
      }
    });
  }

  @Override
  public void atLimit(Limits.Kind limit, WayOut way) {
    Request asked = Objects.requireNonNull(request);
    line.execute(() -> {
      wayOut = () -> conductor.leaveBy(way, limit, asked, keys);
      if (doing == Doing.AWAITING) {
        next();
      }
    });
  }

  @Override
  public void news(PbxNews news) {
    line.execute(() -> {
      if (doing == Doing.OVER) {
        return;
      }
      if (news instanceof PbxNews.CallerPressed pressed) {
        if (doing == Doing.RINGING && leaves(pressed.digit())) {
          leaveWhileRinging(pressed.digit());
        }
      } else {
        if (offer != null) {
          offer.hear(news, conductor, services.floor(), services.pbx());
        }
        if (talk != null) {
          talk.hear(news);
        }
      }
    });
  }

  @Override
  public void transfer(QueueId to, String by, CompletableFuture<TransferAnswer> answer) {
    line.execute(() -> {
      if (talk == null) {
        answer.complete(new TransferAnswer.NotTalking());
      } else {
        talk.transfer(to, by, answer);
      }
    });
  }

  @Override
  public void consult(QueueId to, String by, CompletableFuture<ConsultAnswer> answer) {
    line.execute(() -> {
      if (talk == null) {
        answer.complete(new ConsultAnswer.NotTalking());
      } else {
        talk.consult(to, by, true, answer);
      }
    });
  }

  @Override
  public void dispose(String name, String by, CompletableFuture<DispositionAnswer> answer) {
    line.execute(() -> {
      if (talk == null) {
        answer.complete(new DispositionAnswer.NotTalking());
      } else {
        talk.dispose(name, by, answer);
      }
    });
  }

  private void next() {
    if (leavingWith != null) {
      char key = leavingWith;
      conductor.record(
          new JournalEntry.LeftQueue(conductor.now(), conductor.id(), queue.id(), key));
      over(new FlowEvent.LeftQueue(key));
    } else if (nobodyAwake != null) {
      conductor.turnedAway(queue.id(), "nobody awake");
      over(new FlowEvent.NobodyAwake(nobodyAwake));
    } else if (wayOut != null) {
      doing = Doing.OVER;
      conductor.stage(Stage.MENU);
      wayOut.run();
    } else if (offer != null) {
      ring(offer.claim());
    } else if (announces()) {
      doing = Doing.ANNOUNCING;
    } else if (!music) {
      doing = Doing.STARTING_MUSIC;
      conductor.perform(new LineCommand.MusicOn(queue.music()));
    } else {
      doing = Doing.AWAITING;
      conductor.perform(new LineCommand.AwaitDigit(WAIT_SLICE));
    }
  }

  /** Begins the next prompt that there is in the caller's language; false if there is none. */
  private boolean announces() {
    for (String prompt = toSay.poll(); prompt != null; prompt = toSay.poll()) {
      Optional<Sound> sound = conductor.sound(prompt);
      if (sound.isPresent()) {
        music = false; // what is played ends it; it goes on where it was
        saying = prompt;
        conductor.perform(new LineCommand.Play(sound.get().file(), sound.get().length(), keys));
        return true;
      }
    }
    return false;
  }

  private void announced(LineEvent event) {
    if (event instanceof LineEvent.Failed failed) {
      conductor.wentWrong("could not say '%s': %s".formatted(saying, failed.why()));
    } else {
      boolean cut = event instanceof LineEvent.Pressed;
      conductor.heard(saying, cut);
    }
    if (event instanceof LineEvent.Pressed pressed && leaves(pressed.digit())) {
      leavingWith = pressed.digit();
    }
  }

  private void ring(Claim claim) {
    doing = Doing.RINGING;
    conductor.stage(Stage.of(Stage.Step.RINGING, queue.id()));
    Whispering whispering =
        conductor.whispering(queue, Objects.requireNonNull(request), claim.agent());
    conductor.perform(
        new LineCommand.Ring(claim.endpoint(), claim.ringTime(), whispering, hasKeys()));
    Offer rung = Objects.requireNonNull(offer);
    if (!whispering.isNone()) {
      rung.whispers();
    }
    talk =
        new AgentTalk(
            conductor,
            line,
            services,
            queue,
            Objects.requireNonNull(request),
            rung,
            hasKeys(),
            () -> doing == Doing.RINGING && offer == rung);
    line.wakeAfter(
        claim.ringTime().plus(Offer.RING_SLACK),
        () -> {
          if (doing == Doing.RINGING && offer == rung) {
            rung.rangOut(conductor, services.floor());
          }
        });
  }

  private void ringEnded(RingOutcome told) {
    Offer ended = Objects.requireNonNull(offer);
    RingOutcome outcome =
        leavingWith != null && !ended.isOver()
            ? new RingOutcome.Withdrawn()
            : ended.exact(told, conductor.now());
    offer = following;
    following = null;
    AgentTalk was = talk;
    if (was != null) {
      was.lineCameBack();
    }
    talk = null;
    music = false; // ringing and talking end the music
    toSay.clear();
    ledgerTalk(ended, outcome);
    boolean stays = !outcome.hadTalk() && leavingWith == null;
    if (!ended.isOver()) {
      services.floor().offerEnded(ended.claim(), outcome, stays);
    } else if (was != null && was.hasLeft()) {
      services.floor().leave(conductor.id());
    }
    conductor.stage(Stage.of(stays ? Stage.Step.WAITING : Stage.Step.TALKED, queue.id()));
    if (outcome.hadTalk()) {
      doing = Doing.OVER;
      Optional<Request> wanted = Objects.requireNonNull(was).next();
      if (wanted.isPresent()) {
        conductor.passOn(wanted.get(), keys);
      } else {
        conductor.advance(new FlowEvent.Talked());
      }
    } else {
      next();
    }
  }

  private void over(FlowEvent event) {
    doing = Doing.OVER;
    if (offer != null) {
      services.floor().offerEnded(offer.claim(), new RingOutcome.Withdrawn(), false);
    } else {
      services.floor().leave(conductor.id());
    }
    conductor.stage(Stage.MENU);
    conductor.advance(event);
  }

  private void leaveWhileRinging(char key) {
    if (leavingWith == null && offer != null && offer.hangUpWhileRinging(services.pbx())) {
      leavingWith = key;
    }
  }

  /** Is there anything for an agent to press in a talk? */
  private boolean hasKeys() {
    return !queue.keys().dispositions().isEmpty() || !conductor.transferKeys().isEmpty();
  }

  private boolean leaves(char key) {
    return keys.indexOf(key) >= 0;
  }

  private void ledgerTalk(Offer ended, RingOutcome outcome) {
    if (outcome instanceof RingOutcome.Talked talked) {
      conductor.talked(
          ended.claim(), ended.talkBegan(conductor.now(), talked.talked()), talked.talked());
    } else if (outcome instanceof RingOutcome.TalkedUntilCallerLeft talked) {
      conductor.talked(
          ended.claim(), ended.talkBegan(conductor.now(), talked.talked()), talked.talked());
    }
  }
}
