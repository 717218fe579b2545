package io.heliotrope.floor;

import io.heliotrope.routing.AgentState.WrappingUp;
import java.time.Duration;
import java.time.Instant;

/** What agents ask for: signing in and out, pauses, a wrap-up that is shorter or longer. */
final class Duties {

  /** Nobody may want more wrap-up at once than this. */
  static final Duration LONGEST_WRAP_UP = Duration.ofHours(1);

  private final Crew crew;
  private final Moment moment;

  Duties(Crew crew, Moment moment) {
    this.crew = crew;
    this.moment = moment;
  }

  AgentAnswer ask(FloorCommand.OfAgent command) {
    Seat seat = crew.find(command.agent());
    if (seat == null || seat.leaving) {
      return AgentAnswer.UNKNOWN_AGENT;
    }
    return switch (command) {
      case FloorCommand.SignIn in -> signIn(seat, in.by());
      case FloorCommand.SignOut out ->
          seat.duty instanceof Duty.SignedOut
              ? AgentAnswer.ALREADY
              : enter(seat, new Duty.SignedOut(moment.now()), "signed out by " + out.by());
      case FloorCommand.Pause pause -> pause(seat, pause);
      case FloorCommand.Resume resume -> resume(seat, resume.by());
      case FloorCommand.EndWrapUp end -> endWrapUp(seat, end.by());
      case FloorCommand.ExtendWrapUp extend -> extendWrapUp(seat, extend);
    };
  }

  /** Too many offers went unanswered: somebody who does not come back must resume. */
  void missed(Seat seat) {
    seat.misses++;
    boolean tooMany = seat.missesBeforePause > 0 && seat.misses >= seat.missesBeforePause;
    if (seat.duty instanceof Duty.SignedIn && tooMany) {
      String reason = "missed %d calls".formatted(seat.misses);
      note(seat, new Duty.Paused(moment.now(), reason), "paused by the system: " + reason);
    }
  }

  private AgentAnswer signIn(Seat seat, String by) {
    if (!(seat.duty instanceof Duty.SignedOut)) {
      return AgentAnswer.ALREADY;
    }
    return enter(seat, new Duty.SignedIn(moment.now()), "signed in by " + by);
  }

  private AgentAnswer pause(Seat seat, FloorCommand.Pause pause) {
    if (seat.duty instanceof Duty.SignedOut) {
      return AgentAnswer.SIGNED_OUT;
    }
    if (seat.duty instanceof Duty.Paused before && before.reason().equals(pause.reason())) {
      return AgentAnswer.ALREADY;
    }
    var duty = new Duty.Paused(moment.now(), pause.reason());
    return enter(seat, duty, "paused by " + pause.by());
  }

  private AgentAnswer resume(Seat seat, String by) {
    return switch (seat.duty) {
      case Duty.SignedOut _ -> AgentAnswer.SIGNED_OUT;
      case Duty.SignedIn _ -> AgentAnswer.ALREADY;
      case Duty.Paused _ -> enter(seat, new Duty.SignedIn(moment.now()), "resumed by " + by);
    };
  }

  private AgentAnswer endWrapUp(Seat seat, String by) {
    if (!(seat.state instanceof WrappingUp)) {
      return AgentAnswer.NOT_WRAPPING_UP;
    }
    crew.rest(seat, "wrap-up ended by " + by);
    return AgentAnswer.DONE;
  }

  private AgentAnswer extendWrapUp(Seat seat, FloorCommand.ExtendWrapUp extend) {
    if (!(seat.state instanceof WrappingUp)) {
      return AgentAnswer.NOT_WRAPPING_UP;
    }
    Instant end = crew.deadline(seat);
    Instant until = (end == null ? moment.now() : end).plus(extend.more());
    if (until.isAfter(moment.now().plus(LONGEST_WRAP_UP))) {
      return AgentAnswer.TOO_LONG;
    }
    crew.become(
        seat,
        new WrappingUp(seat.state.since(), until),
        "wrap-up extended by " + extend.by(),
        until);
    return AgentAnswer.DONE;
  }

  /** Takes effect at once, or when the offer or the talk under way is over. */
  private AgentAnswer enter(Seat seat, Duty duty, String cause) {
    seat.misses = 0;
    note(seat, duty, cause);
    if (seat.claim != null) {
      return duty instanceof Duty.SignedIn ? AgentAnswer.DONE : AgentAnswer.AFTER_THE_CALL;
    }
    crew.rest(seat, cause);
    return AgentAnswer.DONE;
  }

  private void note(Seat seat, Duty duty, String cause) {
    seat.duty = duty;
    moment.tell(new FloorEvent.DutyChanged(seat.id(), duty, cause));
  }
}
