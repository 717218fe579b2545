package io.heliotrope.simulation;

import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A caller, whose agent may ask somebody else, and may leave the caller to them. */
final class DayCall extends DayLine {

  /** Whom agents ask. Not each of them exists by all files. */
  private static final List<QueueId> ASKED =
      List.of(new QueueId("tech"), new QueueId("tech"), new QueueId("billing"));

  private int searches;
  private int consults;
  private @Nullable DayConsult consult;

  /** The agent has hung up while asking; whether or not anybody has heard of it. */
  private boolean agentGone;

  /** What the caller is to ask for when the line comes back. */
  private @Nullable Request next;

  DayCall(Day day, Request request, RandomGenerator random) {
    super(day, request, random, random.nextInt(6) == 0);
  }

  void begin() {
    askAndWait();
  }

  private void askAndWait() {
    ask();
    int search = ++searches;
    day.after(
        about(Duration.ofMinutes(2)),
        () -> {
          if (search == searches && (doing == Doing.WAITING || doing == Doing.RINGING)) {
            hangUp();
          }
        });
  }

  /** The caller goes on in another queue, or is sent off. */
  @Override
  void atLimit(WayOut way) {
    if (way instanceof WayOut.ToQueue(QueueId other)) {
      hear(() -> {
        if (doing == Doing.WAITING) {
          request = request.in(other);
          day.tell(new FloorCommand.Ask(request));
        }
      });
    } else {
      nobodyAwake();
    }
  }

  @Override
  boolean isWith(DayPbx pbx) {
    boolean another = doing == Doing.HANDED_OVER && consult != null && consult.isWith(pbx);
    return super.isWith(pbx) || another;
  }

  // ------------------------------------------------------------------ the agent asks somebody

  @Override
  void knownToTalk(Claim fresh) {
    if (random.nextInt(3) == 0) {
      later(fresh, about(Duration.ofSeconds(30)), () -> consult(fresh));
    }
  }

  private void consult(Claim own) {
    if (doing != Doing.TALKING || agentGone || (consult != null && consult.isOn())) {
      return;
    }
    consults++;
    QueueId to = ASKED.get(random.nextInt(ASKED.size()));
    Request wanted = request.consult(id().consult(consults), to, own.agent());
    DayPbx pbx = day.agent(own.agent()).pbx();
    var asks = new DayConsult(day, this, pbx, wanted, new SplittableRandom(random.nextLong()));
    consult = asks;
    day.remember("%s of %s asks %s".formatted(own.agent(), id(), to));
    day.consult(asks);
    switch (random.nextInt(8)) {
      case 0, 1 -> whileAsking(asks, asks::hangUp); // and is with the caller again
      case 2, 3, 4 -> whileAsking(asks, this::agentHangsUp);
      case 5 -> whileAsking(asks, this::hangUp);
      default -> later(own, about(Duration.ofMinutes(2)), () -> consult(own)); // somebody else
    }
  }

  private void whileAsking(DayConsult asks, Runnable what) {
    day.after(
        about(Duration.ofSeconds(30)),
        () -> {
          if (asks.isOn()) {
            what.run();
          }
        });
  }

  void agentHangsUp() {
    Claim own = claim;
    if (own != null && doing == Doing.TALKING) {
      agentHangsUp(own, Duration.ofSeconds(1));
    }
  }

  /** Whoever was asked has the caller then, or a queue has. */
  @Override
  void agentHangsUp(Claim own, Duration talked) {
    DayConsult asks = consult;
    if (asks == null || !asks.isOn()) {
      ended(own, new RingOutcome.Talked(talked));
    } else if (!agentGone) {
      agentGone = true;
      DayAgent agent = day.agent(own.agent());
      agent.hangUp(this);
      agent.pbx().tell(() -> toldThatAgentLeft(own, asks));
      if (!asks.hasCome()) {
        day.after(day.signalling(), () -> lineCameBack(asks)); // else the caller is on that line
      }
    }
  }

  private void toldThatAgentLeft(Claim own, DayConsult asks) {
    if (own.equals(claim) && doing == Doing.TALKING && asks.isOn()) {
      leftTo(own, asks);
    }
  }

  private void leftTo(Claim own, DayConsult asks) {
    Request passedOn = request.passedOn(asks.request.queue(), own.agent(), day.told());
    if (asks.isAnswered()) {
      day.remember("%s is handed over".formatted(id()));
      request = passedOn;
    } else {
      day.remember("%s is passed on".formatted(id()));
      next = passedOn;
      asks.askNoMore();
    }
    claim = null;
    doing = Doing.HANDED_OVER;
    day.tell(new FloorCommand.OfferEnded(own, new RingOutcome.Talked(Duration.ofSeconds(1))));
  }

  /** Nobody is with the caller any more. */
  private void lineCameBack(DayConsult asks) {
    Claim own = claim;
    if (doing == Doing.TALKING && agentGone && own != null && asks == consult) {
      boolean knownToBeOver = !asks.isOn() && random.nextBoolean();
      if (!asks.isAnswered() && !knownToBeOver) {
        leftTo(own, asks);
        passOn();
      } else {
        ended(own, new RingOutcome.Talked(Duration.ofSeconds(1)));
      }
    } else if (doing == Doing.HANDED_OVER && asks == consult) {
      if (next == null) {
        over("talked");
      } else {
        passOn();
      }
    }
  }

  private void passOn() {
    day.tell(new FloorCommand.Leave(id()));
    request = Objects.requireNonNull(next);
    next = null;
    consult = null;
    agentGone = false;
    askAndWait();
  }

  void consultIsOver(DayConsult asks) {
    if (agentGone) {
      day.after(day.signalling(), () -> lineCameBack(asks));
    }
  }

  @Override
  void hangUp() {
    DayConsult asks = consult;
    if (doing == Doing.TALKING && asks != null && asks.isOn()) {
      asks.askNoMore();
    }
    super.hangUp();
  }

  @Override
  void whenOver() {
    DayConsult asks = consult;
    if (asks != null && asks.isOn()) {
      day.after(day.signalling(), asks::hangUp);
    }
  }
}
