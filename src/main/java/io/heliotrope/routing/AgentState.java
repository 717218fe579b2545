package io.heliotrope.routing;

import io.heliotrope.call.CallId;
import java.time.Instant;

/** What an agent is doing. One state at any instant, each with its beginning. */
public sealed interface AgentState {

  Instant since();

  record SignedOut(Instant since) implements AgentState {}

  record Ready(Instant since) implements AgentState {}

  record Paused(Instant since, String reason) implements AgentState {}

  /** Being rung for this caller. */
  record Ringing(Instant since, CallId call) implements AgentState {}

  record Talking(Instant since, CallId call) implements AgentState {}

  /** Busy with something that did not come through us. */
  record BusyElsewhere(Instant since) implements AgentState {}

  record WrappingUp(Instant since, Instant until) implements AgentState {}

  /** The telephone can't be reached. */
  record Unreachable(Instant since) implements AgentState {}
}
