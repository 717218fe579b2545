package io.heliotrope.session.port;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.RingOutcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a PBX tells us of itself over AMI. Every gap in what we hear ends in a new {@link Snapshot}.
 */
public sealed interface PbxNews {

  PbxName pbx();

  Instant at();

  /**
   * Everything as it stands, at connect and after every gap: replaces what was known of this PBX.
   */
  record Snapshot(PbxName pbx, Instant at, String version, Map<Endpoint, DeviceState> devices)
      implements PbxNews {
    public Snapshot {
      devices = Map.copyOf(devices);
    }
  }

  /** We hear nothing of this PBX until the next {@link Snapshot}; what was known may be stale. */
  record Lost(PbxName pbx, Instant at, String why) implements PbxNews {}

  record DeviceChanged(PbxName pbx, Instant at, Endpoint endpoint, DeviceState state)
      implements PbxNews {}

  /** The agent's telephone is being called for this call (the INVITE goes out). */
  record Dialing(PbxName pbx, Instant at, CallId call, Endpoint endpoint, String agentChannel)
      implements PbxNews {}

  /** The agent's telephone rings. */
  record Ringing(PbxName pbx, Instant at, CallId call, Endpoint endpoint) implements PbxNews {}

  /** The agent picked up. */
  record PickedUp(PbxName pbx, Instant at, CallId call, Endpoint endpoint) implements PbxNews {}

  /** A leg of this call came into a bridge: where it is until it comes into another. */
  sealed interface Entry extends PbxNews {
    CallId call();

    Leg leg();
  }

  /**
   * Who came into which bridge.
   *
   * @param id the leg's own id; the caller's is that of the call
   * @param agent whose telephone it is, if it is an agent's
   * @param bridge as Asterisk calls it
   */
  record Leg(CallId id, Optional<Endpoint> agent, String bridge) {}

  /** Somebody came in who is alone there, or with two others or more. */
  record Entered(PbxName pbx, Instant at, CallId call, Leg leg) implements Entry {}

  /** The second came in, and the two hear each other: caller and agent, or an agent and another. */
  record Bridged(PbxName pbx, Instant at, CallId call, Leg leg) implements Entry {

    /** The caller came to an agent, in a bridge of which nobody cares to know the name. */
    public Bridged(PbxName pbx, Instant at, CallId call) {
      this(pbx, at, call, new Leg(call, Optional.empty(), ""));
    }
  }

  /** The caller left the bridge: the talk is over. */
  record Unbridged(PbxName pbx, Instant at, CallId call) implements PbxNews {}

  /** The agent's leg of this call is gone. */
  record AgentLegEnded(PbxName pbx, Instant at, CallId call, Endpoint endpoint, int hangupCause)
      implements PbxNews {}

  /** A digit of the caller's, also while nothing listens on the line. */
  record CallerPressed(PbxName pbx, Instant at, CallId call, char digit) implements PbxNews {}

  /**
   * A digit of the agent's, while they talk; told only where the {@link LineCommand.Ring} says so.
   */
  record AgentPressed(PbxName pbx, Instant at, CallId call, Endpoint endpoint, char digit)
      implements PbxNews {}

  /** The caller has hung up. Asterisk may still be at work for them: a whisper plays to its end. */
  record CallerHungUp(PbxName pbx, Instant at, CallId call) implements PbxNews {}

  /** Whoever was to be rung for a callback did not pick up; {@code call} is the promise's. */
  record NotReached(PbxName pbx, Instant at, CallId call, RingOutcome outcome) implements PbxNews {}

  /** The caller's channel is gone. */
  record CallerGone(PbxName pbx, Instant at, CallId call, int hangupCause) implements PbxNews {}
}
