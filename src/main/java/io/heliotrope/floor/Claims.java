package io.heliotrope.floor;

import io.heliotrope.call.CallId;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.Telephone.Word;
import io.heliotrope.routing.AgentState.Ready;
import io.heliotrope.routing.AgentState.Reserved;
import io.heliotrope.routing.AgentState.Ringing;
import io.heliotrope.routing.AgentState.Talking;
import io.heliotrope.routing.AgentState.Unreachable;
import io.heliotrope.routing.AgentState.WrappingUp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose agent each claimed agent is, from the choice to the end of the talk and its wrap-up. */
final class Claims {

  /** Beyond the ring time, for word of how an offer ended. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** So long an agent may listen to what is said before the key that takes the caller. */
  static final Duration LISTENING = Duration.ofSeconds(30);

  /** The longest talk our dialplan allows. */
  static final Duration LONGEST_TALK = Duration.ofHours(4);

  /** So long after a claim a telephone said to be busy may be an echo of that claim. */
  static final Duration ECHO = Duration.ofSeconds(2);

  /** A telephone that an offer could not reach is tried again after this. */
  static final Duration RETRY = Duration.ofSeconds(30);

  private final Crew crew;
  private final Duties duties;
  private final Moment moment;
  private final Map<CallId, Seat> claimed = new HashMap<>();

  Claims(Crew crew, Duties duties, Moment moment) {
    this.crew = crew;
    this.duties = duties;
    this.moment = moment;
  }

  boolean isEmpty() {
    return claimed.isEmpty();
  }

  /** The ready agent is to be rung by this claim and no other from now on. */
  void claim(Claim claim, Queue queue) {
    Seat seat = crew.find(claim.agent());
    if (seat == null || !seat.isReady()) {
      throw new IllegalStateException("Not ready to be claimed: " + seat);
    }
    seat.claim = claim;
    seat.wrapUp = queue.wrapUp();
    seat.missesBeforePause = queue.missesBeforePause();
    claimed.put(claim.call(), seat);
    Instant lease =
        moment
            .now()
            .plus(claim.ringTime())
            .plus(queue.acceptKey().map(key -> key.within().plus(LISTENING)).orElse(Duration.ZERO))
            .plus(GRACE);
    crew.become(
        seat, new Reserved(moment.now(), claim.call()), "chosen for " + claim.call(), lease);
  }

  /** The telephone rings by that claim; the lease stays as it is. */
  void rings(Seat seat) {
    if (seat.state instanceof Reserved reserved) {
      CallId call = reserved.call();
      crew.become(seat, new Ringing(moment.now(), call), "rung for " + call, crew.deadline(seat));
    }
  }

  /** The seat this claim holds; null if the claim is dead. */
  @Nullable Seat held(Claim claim) {
    Seat seat = crew.find(claim.agent());
    return seat != null && seat.claim != null && seat.claim.fence() == claim.fence() ? seat : null;
  }

  /** The seat that is claimed for that call; null if none is. */
  @Nullable Seat heldFor(CallId call) {
    return claimed.get(call);
  }

  void talk(Seat seat, CallId call) {
    seat.misses = 0;
    crew.become(
        seat,
        new Talking(moment.now(), call),
        "talks with " + call,
        moment.now().plus(LONGEST_TALK));
  }

  /** The talk is over: wrap-up, or free at once. */
  void endTalk(Seat seat, String cause) {
    seat.misses = 0;
    if (seat.wrapUp.isZero() || !seat.takesCalls()) {
      release(seat, cause);
    } else {
      endClaim(seat);
      Instant until = moment.now().plus(seat.wrapUp);
      crew.become(seat, new WrappingUp(moment.now(), until), cause, until);
    }
  }

  /** The offer went unanswered: after so many in a row the agent is paused. */
  void unanswered(Seat seat) {
    duties.missed(seat);
    release(seat, "did not answer");
  }

  /** The claim is over and the agent free, though the telephone may still speak of our own call. */
  void release(Seat seat, String cause) {
    endClaim(seat);
    if (!seat.takesCalls() || Telephone.word(crew.device(seat)) == Word.AWAY) {
      crew.rest(seat, cause);
    } else {
      crew.become(seat, new Ready(moment.now()), cause, moment.now().plus(ECHO));
    }
  }

  /** The claim is over, as the telephone was busy with something else. */
  void busy(Seat seat) {
    if (Telephone.word(crew.device(seat)) == Word.BUSY) {
      endClaim(seat);
      crew.rest(seat, "was busy");
    } else {
      release(seat, "was busy");
    }
  }

  /** The claim is over, as there was no way to the telephone. */
  void unreachable(Seat seat) {
    endClaim(seat);
    if (seat.takesCalls()) {
      crew.become(
          seat, new Unreachable(moment.now()), "could not be reached", moment.now().plus(RETRY));
    } else {
      crew.rest(seat, "could not be reached");
    }
  }

  /** Nobody's any more; what the agent does then is for the caller of this to say. */
  void endClaim(Seat seat) {
    if (seat.claim != null) {
      claimed.remove(seat.claim.call());
      seat.claim = null;
    }
  }
}
