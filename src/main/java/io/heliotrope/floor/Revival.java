package io.heliotrope.floor;

import io.heliotrope.call.CallId;
import io.heliotrope.routing.AgentState.BusyElsewhere;
import io.heliotrope.routing.AgentState.Paused;
import io.heliotrope.routing.AgentState.Ready;
import io.heliotrope.routing.AgentState.Reserved;
import io.heliotrope.routing.AgentState.Ringing;
import io.heliotrope.routing.AgentState.SignedOut;
import io.heliotrope.routing.AgentState.Talking;
import io.heliotrope.routing.AgentState.Unreachable;
import io.heliotrope.routing.AgentState.WrappingUp;
import java.time.Instant;

/** Puts agents where they stood on the floor of a server that is no more. */
final class Revival {

  private final Crew crew;
  private final Claims claims;
  private final Moment moment;

  Revival(Crew crew, Claims claims, Moment moment) {
    this.crew = crew;
    this.claims = claims;
    this.moment = moment;
  }

  /**
   * Everybody stands as before, but what the floor before had claimed is over: the caller's line
   * was lost with it. Their talk may go on, as the PBX will say.
   */
  void recall(Roll roll) {
    if (!claims.isEmpty()) {
      throw new IllegalStateException("The floor is in use; it can't be recalled any more.");
    }
    roll.agents()
        .forEach((id, standing) -> {
          Seat seat = crew.find(id);
          if (seat != null) {
            recall(seat, standing);
          }
        });
  }

  private void recall(Seat seat, Roll.Standing before) {
    seat.duty = before.duty();
    seat.state = before.state();
    seat.cause = "as before the server was started";
    switch (before.state()) {
      case Reserved reserved -> outlive(seat, reserved.call());
      case Ringing ringing -> outlive(seat, ringing.call());
      case Talking talking -> outlive(seat, talking.call());
      case WrappingUp wrap when seat.takesCalls() && wrap.until().isAfter(moment.now()) -> {
        Instant longest = moment.now().plus(Duties.LONGEST_WRAP_UP);
        Instant until = wrap.until().isAfter(longest) ? longest : wrap.until();
        crew.become(seat, new WrappingUp(wrap.since(), until), "the clock was set back", until);
      }
      case WrappingUp _ -> crew.rest(seat, "the wrap-up is over");
      case SignedOut _, Ready _, Paused _, BusyElsewhere _, Unreachable _ ->
          crew.rest(seat, "the server was started");
    }
  }

  private void outlive(Seat seat, CallId call) {
    String cause = "the claim for %s died with the server before".formatted(call);
    if (seat.takesCalls()) {
      crew.become(seat, new BusyElsewhere(moment.now()), cause, moment.now().plus(Devices.TRUST));
    } else {
      crew.rest(seat, cause);
    }
  }
}
