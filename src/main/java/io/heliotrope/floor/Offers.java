package io.heliotrope.floor;

import io.heliotrope.call.CallId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Request;
import java.util.HashMap;
import java.util.Map;

/** What every word of how an offer goes means to the caller and to the agent. */
final class Offers implements Deadlines.Lapsed {

  private final Claims claims;
  private final Line line;
  private final Matching matching;

  /** Those who talk, should their line say in the end that they did not. */
  private final Map<CallId, Talker> talkers = new HashMap<>();

  private record Talker(long fence, Request request) {}

  Offers(Claims claims, Line line, Matching matching) {
    this.claims = claims;
    this.line = line;
    this.matching = matching;
  }

  @Override
  public void missed(Claim claim) {
    missed(claim, "gave no word about");
  }

  @Override
  public void talks(Claim claim) {
    served(claim);
  }

  void ask(Request request) {
    leave(request.call());
    matching.ask(request);
  }

  void leave(CallId call) {
    talkers.remove(call);
    forget(call);
    Seat seat = claims.heldFor(call);
    if (seat != null && seat.state instanceof AgentState.Talking) {
      claims.endTalk(seat, "the caller left");
    } else if (seat != null) {
      claims.release(seat, "the caller left");
    }
  }

  void rang(Claim claim) {
    Seat seat = claims.held(claim);
    if (seat != null) {
      claims.rings(seat);
    }
  }

  void talkBegan(Claim claim) {
    Seat seat = claims.held(claim);
    if (seat != null) {
      served(claim);
      claims.talk(seat, claim.call());
    }
  }

  void offerEnded(Claim claim, RingOutcome outcome) {
    boolean waitsAgain = neverTalked(claim, outcome);
    Seat seat = claims.held(claim);
    if (seat == null) { // the claim is dead
      if (waitsAgain) {
        missed(claim, "gave no word about");
      }
      return;
    }
    if (seat.state instanceof AgentState.Talking && !waitsAgain) {
      claims.endTalk(seat, "the talk is over");
      return;
    }
    switch (outcome) {
      case RingOutcome.Talked _, RingOutcome.TalkedUntilCallerLeft _ -> {
        served(claim);
        talkers.remove(claim.call());
        claims.endTalk(seat, "the talk is over");
      }
      case RingOutcome.CallerGone _, RingOutcome.Withdrawn _ -> {
        forget(claim.call());
        claims.release(seat, "the caller left");
      }
      case RingOutcome.NoAnswer _ -> {
        missed(claim, "did not answer");
        claims.unanswered(seat);
      }
      case RingOutcome.NotTaken _ -> {
        missed(claim, "did not take");
        claims.unanswered(seat);
      }
      case RingOutcome.Declined _ -> {
        missed(claim, "refused");
        claims.release(seat, "refused");
      }
      case RingOutcome.LeftBeforeCaller _ -> {
        missed(claim, "hung up before");
        claims.release(seat, "hung up before the caller was there");
      }
      case RingOutcome.Congested _ -> {
        missed(claim, "had no line for");
        claims.release(seat, "there was no line");
      }
      case RingOutcome.Busy _ -> {
        missed(claim, "was busy for");
        claims.busy(seat);
      }
      case RingOutcome.Unreachable _ -> {
        missed(claim, "could not be reached for");
        claims.unreachable(seat);
      }
    }
  }

  private void missed(Claim claim, String how) {
    Waiter waiter = line.find(claim.call());
    if (waiter != null) {
      matching.missed(waiter, claim.agent(), how);
    }
  }

  private void served(Claim claim) {
    Waiter waiter = line.find(claim.call());
    if (waiter != null) {
      talkers.put(claim.call(), new Talker(claim.fence(), waiter.request));
      matching.served(waiter);
    }
  }

  /**
   * We took caller and agent for talking, as nobody told us otherwise in time; the line says that
   * they never did. Then the caller has waited all the while, and waits again.
   */
  private boolean neverTalked(Claim claim, RingOutcome outcome) {
    Talker talker = talkers.get(claim.call());
    if (talker == null || talker.fence() != claim.fence()) {
      return false;
    }
    talkers.remove(claim.call());
    boolean missed =
        switch (outcome) {
          case RingOutcome.Talked _,
              RingOutcome.TalkedUntilCallerLeft _,
              RingOutcome.CallerGone _,
              RingOutcome.Withdrawn _ ->
              false;
          case RingOutcome.NoAnswer _,
              RingOutcome.Busy _,
              RingOutcome.Declined _,
              RingOutcome.Unreachable _,
              RingOutcome.Congested _,
              RingOutcome.LeftBeforeCaller _,
              RingOutcome.NotTaken _ ->
              true;
        };
    if (missed) {
      matching.ask(talker.request());
    }
    return missed;
  }

  private void forget(CallId call) {
    Waiter waiter = line.find(call);
    if (waiter != null) {
      matching.forget(waiter);
    }
  }
}
