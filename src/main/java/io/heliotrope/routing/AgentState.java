package io.heliotrope.routing;

import io.heliotrope.call.CallId;
import java.time.Instant;

/** What an agent is doing. One state at any instant, each with its beginning. */
public sealed interface AgentState {

  Instant since();

  record SignedOut(Instant since) implements AgentState {}

  record Ready(Instant since) implements AgentState {}

  record Paused(Instant since, String reason) implements AgentState {}

  /** Claimed for this caller; the telephone is not said to ring yet. */
  record Reserved(Instant since, CallId call) implements AgentState {}

  /** The telephone rings for this caller, as the PBX says. */
  record Ringing(Instant since, CallId call) implements AgentState {}

  record Talking(Instant since, CallId call) implements AgentState {}

  /** Busy with something that did not come through us. */
  record BusyElsewhere(Instant since) implements AgentState {}

  record WrappingUp(Instant since, Instant until) implements AgentState {}

  /** The telephone can't be reached. */
  record Unreachable(Instant since) implements AgentState {}

  /** Is it the same but for its beginning? Then one does not follow upon the other. */
  default boolean isAs(AgentState other) {
    return switch (this) {
      case Paused paused -> other instanceof Paused o && o.reason().equals(paused.reason());
      case WrappingUp wrap -> other instanceof WrappingUp o && o.until().equals(wrap.until());
      case Reserved reserved -> other instanceof Reserved o && o.call().equals(reserved.call());
      case Ringing ringing -> other instanceof Ringing o && o.call().equals(ringing.call());
      case Talking talking -> other instanceof Talking o && o.call().equals(talking.call());
      case SignedOut _, Ready _, BusyElsewhere _, Unreachable _ ->
          getClass().equals(other.getClass());
    };
  }
}
