package io.heliotrope.floor;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.floor.Telephone.Word;
import io.heliotrope.routing.AgentState.BusyElsewhere;
import io.heliotrope.routing.AgentState.Paused;
import io.heliotrope.routing.AgentState.Ready;
import io.heliotrope.routing.AgentState.Reserved;
import io.heliotrope.routing.AgentState.Ringing;
import io.heliotrope.routing.AgentState.SignedOut;
import io.heliotrope.routing.AgentState.Talking;
import io.heliotrope.routing.AgentState.Unreachable;
import io.heliotrope.routing.AgentState.WrappingUp;

/** What becomes of agents when time has passed, and nobody said anything. */
final class Deadlines {

  /*
   * An agent has one state at any instant, and each state has at most one deadline:
   *
   *   Reserved, Ringing
   *                  its lease: ring time and grace, should nobody say how the offer ended
   *   Talking        the longest talk there is; but soon, once the telephone is said to be idle
   *   WrappingUp     its end
   *   Ready          a moment after a claim in which the telephone's word may be an echo of us
   *   Unreachable    another try, if it was an offer that could not reach the telephone
   *   BusyElsewhere  the end of our trust in the last word of a PBX we have lost
   */

  /** Hears of offers of which nobody said how they ended. */
  interface Lapsed {
    void missed(Claim claim);

    void talks(Claim claim);
  }

  private final Crew crew;
  private final Claims claims;
  private final Moment moment;

  Deadlines(Crew crew, Claims claims, Moment moment) {
    this.crew = crew;
    this.claims = claims;
    this.moment = moment;
  }

  /** Lets deadlines pass. */
  void pass(Lapsed lapsed) {
    for (Seat seat : crew.due()) {
      switch (seat.state) {
        case Reserved reserved -> leaseOver(seat, reserved.call(), lapsed);
        case Ringing ringing -> leaseOver(seat, ringing.call(), lapsed);
        case Talking _ ->
            claims.endTalk(
                seat,
                "nobody said that the talk is over, but " + Telephone.words(crew.device(seat)));
        case WrappingUp _ -> crew.rest(seat, "the wrap-up is over");
        case Unreachable _ -> crew.rest(seat, "to be tried again");
        case Ready _, BusyElsewhere _ -> crew.restAsTold(seat);
        case SignedOut _, Paused _ -> {}
      }
    }
  }

  /**
   * Ringing ends by itself in Asterisk, so an offer without an end by now is a talk that nobody
   * could tell us of (the PBX is not heard), unless the telephone is known to be idle.
   */
  private void leaseOver(Seat seat, CallId call, Lapsed lapsed) {
    DeviceState device = crew.device(seat);
    boolean idle = device != DeviceState.UNKNOWN && Telephone.word(device) != Word.BUSY;
    if (idle && seat.claim != null) {
      lapsed.missed(seat.claim);
      claims.endClaim(seat);
      crew.rest(seat, "nobody said how the offer ended");
    } else if (seat.claim != null) {
      lapsed.talks(seat.claim);
      crew.become(
          seat,
          new Talking(moment.now(), call),
          "still on the line",
          moment.now().plus(Claims.LONGEST_TALK));
    }
  }
}
