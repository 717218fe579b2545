package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.routing.AgentState;
import java.time.Instant;
import java.util.Optional;

/** What the floor says. */
public sealed interface FloorEvent {

  /** Ring this agent for this caller. */
  record Offered(Claim claim) implements FloorEvent {}

  /** Nobody is free: the caller waits. */
  record Queued(CallId call, QueueId queue, Place place) implements FloorEvent {
    public int position() {
      return place.position();
    }
  }

  /** A caller who had been told to wait talks with somebody: how right was the estimate? */
  record Estimated(CallId call, QueueId queue, WaitEstimates.Score score) implements FloorEvent {}

  /**
   * No site that could serve this caller is open: waiting would be in vain.
   *
   * @param opens when the first of them opens; empty if none ever does
   */
  record NobodyAwake(CallId call, QueueId queue, Optional<Instant> opens) implements FloorEvent {}

  /** The queue is at a limit of its own for this caller, who no longer waits in it. */
  record AtLimit(CallId call, QueueId queue, Limits.Kind limit, WayOut way) implements FloorEvent {}

  record AgentChanged(AgentId agent, AgentState from, AgentState to, String cause)
      implements FloorEvent {}

  /** The agent will take calls from now on, or none. What the agent is doing may change later. */
  record DutyChanged(AgentId agent, Duty duty, String cause) implements FloorEvent {}

  /** What came of what was asked for an agent, and how the agent stands now. */
  record AgentAnswered(AgentId agent, AgentAnswer answer) implements FloorEvent {}
}
