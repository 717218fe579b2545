package io.heliotrope.floor;

import io.heliotrope.call.DeviceState;
import io.heliotrope.config.Agent;
import io.heliotrope.routing.AgentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the floor knows of one agent. One state at any instant. */
final class Seat {

  private Agent agent;
  private AgentState state;
  private DeviceState device = DeviceState.UNKNOWN;
  private @Nullable Claim claim;

  Seat(Agent agent, Instant now) {
    this.agent = agent;
    this.state = new AgentState.Ready(now);
  }

  Agent agent() {
    return agent;
  }

  void agent(Agent changed) {
    agent = changed;
  }

  AgentState state() {
    return state;
  }

  void state(AgentState next) {
    state = next;
  }

  DeviceState device() {
    return device;
  }

  void device(DeviceState told) {
    device = told;
  }

  /** The claim under which the agent is rung or talks; null if there is none. */
  @Nullable Claim claim() {
    return claim;
  }

  void claim(@Nullable Claim next) {
    claim = next;
  }

  boolean holds(@Nullable Claim wanted) {
    return claim != null && wanted != null && claim.fence() == wanted.fence();
  }

  boolean isReady() {
    return state instanceof AgentState.Ready;
  }

  /** What the agent would be doing if only the telephone were asked. */
  AgentState byTelephone(Instant now) {
    return switch (device) {
      case NOT_IN_USE, UNKNOWN -> new AgentState.Ready(now);
      case IN_USE, BUSY, RINGING, ON_HOLD -> new AgentState.BusyElsewhere(now);
      case UNAVAILABLE, INVALID -> new AgentState.Unreachable(now);
    };
  }
}
