package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What happens to the floor. */
public sealed interface FloorCommand {

  /** A caller asks for a person: answered by Offered, Queued or NobodyAwake. */
  record Ask(Request request) implements FloorCommand {}

  /**
   * The caller left, or wants something else: gone from the queue, a claim of theirs is released.
   */
  record Leave(CallId call) implements FloorCommand {}

  /** The agent's telephone rings for this caller, as the PBX says. */
  record Rang(Claim claim) implements FloorCommand {}

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

  /** An agent, or somebody for them, asks for something: answered by AgentAnswered. */
  sealed interface OfAgent extends FloorCommand {
    AgentId agent();

    /** Who asks, and how, for the journal: {@code phone}, {@code command line}. */
    String by();
  }

  record SignIn(AgentId agent, String by) implements OfAgent {}

  /** While rung or talking it takes effect after the call; so does a pause. */
  record SignOut(AgentId agent, String by) implements OfAgent {}

  record Pause(AgentId agent, String reason, String by) implements OfAgent {
    public Pause {
      reason = new Duty.Paused(Instant.EPOCH, reason).reason();
    }
  }

  record Resume(AgentId agent, String by) implements OfAgent {}

  record EndWrapUp(AgentId agent, String by) implements OfAgent {}

  record ExtendWrapUp(AgentId agent, Duration more, String by) implements OfAgent {
    public ExtendWrapUp {
      if (more.isNegative() || more.isZero()) {
        throw new IllegalArgumentException(
            "A wrap-up is not extended by %s.\nMaybe by 30s?".formatted(more));
      }
    }
  }

  /** A floor that has just been opened hears how the one before it stood. */
  record Recall(Roll roll) implements FloorCommand {}

  /** Nothing but time has passed. */
  record Tick() implements FloorCommand {}
}
