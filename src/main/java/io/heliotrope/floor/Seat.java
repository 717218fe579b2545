package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Agent;
import io.heliotrope.routing.AgentState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One agent on the floor. */
final class Seat {

  Agent agent;
  Telephone telephone;
  AgentState state;
  String cause = "the floor was opened";
  Duty duty;

  /** Offers without an answer since the last that had one. */
  int misses;

  /** The live claim: there is one exactly while the agent is rung or talks through us. */
  @Nullable Claim claim;

  /** The wrap-up that the claim's queue gives. */
  Duration wrapUp = Duration.ZERO;

  /** What the claim's queue allows; 0 for any number. */
  int missesBeforePause;

  /** No longer in the operator's files: leaves when the claim ends. */
  boolean leaving;

  Seat(Agent agent, Telephone telephone, Duty duty, AgentState state) {
    this.agent = agent;
    this.telephone = telephone;
    this.duty = duty;
    this.state = state;
  }

  AgentId id() {
    return agent.id();
  }

  /** Signed in, and not paused. */
  boolean takesCalls() {
    return duty instanceof Duty.SignedIn;
  }

  boolean isReady() {
    return state instanceof AgentState.Ready;
  }

  @Override
  public String toString() {
    return id() + " " + state;
  }
}
