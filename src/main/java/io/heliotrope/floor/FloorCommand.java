package io.heliotrope.floor;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.routing.Request;
import java.util.Map;

/** What happens to the floor. */
public sealed interface FloorCommand {

  /** A caller asks for a person: answered by Offered, Queued or NobodyAwake. */
  record Ask(Request request) implements FloorCommand {}

  /**
   * The caller left, or wants something else: gone from the queue, a claim of theirs is released.
   */
  record Leave(CallId call) implements FloorCommand {}

  /** Agent and caller hear each other. */
  record TalkBegan(Claim claim) implements FloorCommand {}

  /**
   * The offer, and the talk if there was one, is over. After a miss the caller is still waiting.
   */
  record OfferEnded(Claim claim, RingOutcome outcome) implements FloorCommand {}

  record DeviceChanged(PbxName pbx, Endpoint endpoint, DeviceState state) implements FloorCommand {}

  /** All that a PBX knows of telephones: replaces what was known of that PBX. */
  record DevicesKnown(PbxName pbx, Map<Endpoint, DeviceState> devices) implements FloorCommand {
    public DevicesKnown {
      devices = Map.copyOf(devices);
    }
  }

  /** Nothing is heard of that PBX: the last-known state stands, the telephones are the judge. */
  record PbxLost(PbxName pbx) implements FloorCommand {}

  /** The operator's files changed. Calls waiting and agents talking stay as they are. */
  record RulesChanged(Rules rules) implements FloorCommand {}

  /** Nothing but time has passed. */
  record Tick() implements FloorCommand {}
}
