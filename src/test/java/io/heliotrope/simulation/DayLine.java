package io.heliotrope.simulation;

import io.heliotrope.call.CallId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A line on which somebody waits for an agent, as a session leads it: one offer at a time. */
abstract class DayLine {

  enum Doing {
    WAITING,
    RINGING,
    TALKING,
    /** The agent who had the caller has left them to another, or to a queue. */
    HANDED_OVER,
    OVER
  }

  private static final Duration SLACK = Duration.ofSeconds(2);

  final Day day;
  final RandomGenerator random;
  private final boolean worstMoments;
  Request request;
  Doing doing = Doing.WAITING;
  @Nullable Claim claim;
  private @Nullable String outcome;
  private @Nullable Claim following;
  private boolean nobodyAwake;
  private boolean heardOfRinging;
  private boolean toldOfTalk;

  /** Whoever asks anew hears nothing of what was said before. */
  private int asked;

  /** Words of the floor on their way to us. */
  int underWay;

  DayLine(Day day, Request request, RandomGenerator random, boolean worstMoments) {
    this.day = day;
    this.request = request;
    this.random = random;
    this.worstMoments = worstMoments;
  }

  CallId id() {
    return request.call();
  }

  /** For the purposes of order, the head start included. */
  Instant since() {
    return request.orderedSince();
  }

  Doing doing() {
    return doing;
  }

  /** The outcome; null while there is none. */
  @Nullable String outcome() {
    return outcome;
  }

  /** Does somebody stand in the queue with nothing to come? Then the floor must know of it. */
  boolean waitsForTheFloor() {
    return doing == Doing.WAITING && underWay == 0;
  }

  /** Is a telephone of that PBX rung for the line, or talks on it? */
  boolean isWith(DayPbx pbx) {
    Claim live = claim;
    return live != null && day.agent(live.agent()).pbx() == pbx;
  }

  /** Asks the floor, for the first time or for something else. */
  void ask() {
    asked++;
    following = null;
    nobodyAwake = false;
    doing = Doing.WAITING;
    day.tell(new FloorCommand.Ask(request));
    day.lookAfterEachRing(request);
  }

  // ------------------------------------------------------------------ what the floor says

  void offered(Claim fresh) {
    hear(() -> {
      switch (doing) {
        case WAITING -> dial(fresh);
        case RINGING, TALKING -> following = fresh;
        case HANDED_OVER, OVER -> {}
      }
    });
    maybeAtTheWorstMoment();
  }

  void nobodyAwake() {
    hear(() -> {
      nobodyAwake = true;
      if (doing == Doing.WAITING) {
        over("nobody awake");
      }
    });
  }

  /** Nobody is rung then. */
  abstract void atLimit(WayOut way);

  void hear(Runnable word) {
    underWay++;
    int before = asked;
    day.after(
        day.signalling(),
        () -> {
          underWay--;
          if (asked == before) {
            word.run();
          }
        });
  }

  // ------------------------------------------------------------------ one offer

  private void dial(Claim fresh) {
    doing = Doing.RINGING;
    claim = fresh;
    heardOfRinging = false;
    toldOfTalk = false;
    DayAgent agent = day.agent(fresh.agent());
    RingOutcome failed = agent.ring(this);
    if (failed != null) {
      later(fresh, day.signalling(), () -> ended(fresh, failed));
      return;
    }
    agent
        .pbx()
        .tell(() -> {
          if (fresh.equals(claim) && doing != Doing.OVER) {
            heardOfRinging = true;
            day.tell(new FloorCommand.Rang(fresh));
          }
        });
    later(fresh, fresh.ringTime().plus(SLACK), () -> rangOut(fresh));
    maybeAtTheWorstMoment();
    long most = fresh.ringTime().toMillis();
    Duration some = Duration.ofMillis(random.nextLong(most));
    if (random.nextInt(20) == 0) {
      later(fresh, some.dividedBy(2), agent.pbx()::trouble);
    }
    switch (random.nextInt(16)) {
      case 0, 1 -> later(fresh, some, () -> ended(fresh, new RingOutcome.Declined()));
      case 2, 3 -> later(fresh, fresh.ringTime(), () -> ended(fresh, new RingOutcome.NoAnswer()));
      case 4 -> later(fresh, some, () -> ended(fresh, new RingOutcome.Congested(34)));
      case 5 ->
          later(
              fresh,
              some,
              () -> {
                agent.pickUp();
                later(
                    fresh,
                    Duration.ofSeconds(2),
                    () -> ended(fresh, new RingOutcome.LeftBeforeCaller()));
              });
      case 6 -> later(fresh, some, this::lineLost);
      default -> later(fresh, some, () -> talk(fresh, agent));
    }
  }

  private void talk(Claim fresh, DayAgent agent) {
    doing = Doing.TALKING;
    agent.pickUp();
    agent.pbx().tell(() -> toldOfTalk(fresh));
    maybeAtTheWorstMoment();
    Duration length = Duration.ofMillis((long) (random.nextExponential() * 180_000));
    boolean callerFirst = random.nextInt(3) == 0;
    later(
        fresh,
        length,
        () -> {
          if (callerFirst) {
            hangUp();
          } else {
            agentHangsUp(fresh, length);
          }
        });
  }

  /** The line has not come back by the end of the ring time: they talk. */
  private void rangOut(Claim fresh) {
    if (doing == Doing.TALKING && !heardOfRinging) {
      toldOfTalk(fresh);
    }
  }

  private void toldOfTalk(Claim fresh) {
    if (fresh.equals(claim) && doing == Doing.TALKING && !toldOfTalk) {
      toldOfTalk = true;
      day.tell(new FloorCommand.TalkBegan(fresh));
      if (heardOfRinging) {
        knownToTalk(fresh);
      }
    }
  }

  /** The PBX has told that they talk, and on which channel. */
  abstract void knownToTalk(Claim fresh);

  void agentHangsUp(Claim fresh, Duration talked) {
    ended(fresh, new RingOutcome.Talked(talked));
  }

  final void ended(Claim fresh, RingOutcome how) {
    day.agent(fresh.agent()).hangUp(this);
    Claim next = following;
    claim = null;
    following = null;
    boolean ends = how.hadTalk() || (nobodyAwake && next == null);
    doing = ends ? Doing.OVER : next != null ? Doing.RINGING : Doing.WAITING;
    day.tell(new FloorCommand.OfferEnded(fresh, how));
    if (ends) {
      over(how.hadTalk() ? "talked" : "nobody awake");
    } else if (next != null) {
      dial(next);
    }
  }

  // ------------------------------------------------------------------ the end

  private void maybeAtTheWorstMoment() {
    if (worstMoments && random.nextInt(2) == 0) {
      day.after(Duration.ofMillis(random.nextInt(4)), this::worstMoment);
    }
  }

  void worstMoment() {
    hangUp();
  }

  /** Whoever waits or talks on this line leaves it. */
  void hangUp() {
    if (doing == Doing.OVER) {
      return;
    }
    Claim live = claim;
    if (live != null) {
      boolean talked = doing == Doing.TALKING;
      day.agent(live.agent()).hangUp(this);
      claim = null;
      doing = Doing.OVER;
      RingOutcome how =
          talked
              ? new RingOutcome.TalkedUntilCallerLeft(Duration.ofSeconds(1))
              : new RingOutcome.CallerGone();
      day.tell(new FloorCommand.OfferEnded(live, how));
      over(talked ? "talked" : "hung up");
    } else {
      over(doing == Doing.HANDED_OVER ? "talked" : "hung up");
    }
  }

  /** The session dies in mid-offer: nobody tells how the offer ends. */
  void lineLost() {
    dropped();
    day.tell(new FloorCommand.Leave(id()));
  }

  /** The server is gone, and the line with it. */
  void dropped() {
    Claim live = claim;
    if (live != null) {
      claim = null;
      day.agent(live.agent()).hangUp(this);
    }
    if (doing != Doing.OVER) {
      ends("line lost");
    }
  }

  final void over(String how) {
    ends(how);
    day.tell(new FloorCommand.Leave(id()));
  }

  private void ends(String how) {
    doing = Doing.OVER;
    if (outcome != null) {
      throw new AssertionError("%s: a second outcome, %s after %s".formatted(id(), how, outcome));
    }
    outcome = how;
    whenOver();
  }

  /** The line is over, whatever the floor has heard of it. */
  abstract void whenOver();

  /** If that offer is still under way then. */
  final void later(Claim fresh, Duration time, Runnable what) {
    day.after(
        time,
        () -> {
          if (fresh.equals(claim) && doing != Doing.OVER) {
            what.run();
          }
        });
  }

  final Duration about(Duration mean) {
    return Duration.ofMillis((long) (random.nextExponential() * mean.toMillis()));
  }
}
