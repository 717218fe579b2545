package io.heliotrope.simulation;

import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.routing.Request;
import java.util.random.RandomGenerator;

/**
 * An agent who talks with a caller asks somebody, on a line of its own; who is at the other end of
 * it may change. Whether the caller listens is all the same to the floor.
 */
final class DayConsult extends DayLine {

  private final DayCall about;

  /** Of the caller, of the agent who asks, and of this line. */
  private final DayPbx pbx;

  private boolean come;
  private boolean answered;

  DayConsult(Day day, DayCall about, DayPbx pbx, Request request, RandomGenerator random) {
    super(day, request, random, random.nextInt(3) == 0);
    this.about = about;
    this.pbx = pbx;
  }

  /** The PBX takes a moment to call the line; by then it may be wanted no more. */
  void begin() {
    underWay++;
    day.after(
        day.signalling(),
        () -> {
          underWay--;
          if (isOn()) {
            come = true;
            ask();
          }
        });
  }

  boolean isOn() {
    return doing != Doing.OVER;
  }

  /** Has the PBX called the line? */
  boolean hasCome() {
    return come;
  }

  /** Has somebody picked up, and does the caller's session know of it? */
  boolean isAnswered() {
    return answered;
  }

  /** The agent or the caller has left: nobody is to be rung any more, and the line ends soon. */
  void askNoMore() {
    if (waitsForTheFloor()) {
      underWay++;
      day.tell(new FloorCommand.Leave(id()));
    }
    day.after(day.signalling(), this::hangUp);
  }

  /** The queue's ways out are for callers. */
  @Override
  void atLimit(WayOut way) {
    nobodyAwake();
  }

  @Override
  boolean isWith(DayPbx other) {
    return super.isWith(other) || (isOn() && other == pbx);
  }

  @Override
  void knownToTalk(Claim fresh) {
    day.after(day.signalling(), () -> answered |= fresh.equals(claim) && doing == Doing.TALKING);
  }

  @Override
  void worstMoment() {
    if (isOn()) {
      switch (random.nextInt(3)) {
        case 0 -> hangUp();
        case 1 -> about.agentHangsUp();
        default -> about.hangUp();
      }
    }
  }

  @Override
  void whenOver() {
    day.remember("%s is over: %s".formatted(id(), outcome()));
    about.consultIsOver(this);
  }
}
