package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Agent;
import io.heliotrope.floor.FloorCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An agent who dithers: answers, declines, sleeps, walks off; and the telephone in truth. */
final class DayAgent {

  private final Day day;
  private final Agent agent;
  private final DayPbx pbx;
  private final RandomGenerator random;
  private DeviceState phone = DeviceState.NOT_IN_USE;
  private Instant since;

  /** The call the telephone rings or talks with. */
  private @Nullable DayLine call;

  DayAgent(Day day, Agent agent, DayPbx pbx, RandomGenerator random) {
    this.day = day;
    this.agent = agent;
    this.pbx = pbx;
    this.random = random;
    this.since = day.now();
  }

  AgentId id() {
    return agent.id();
  }

  DayPbx pbx() {
    return pbx;
  }

  Endpoint endpoint() {
    return agent.endpoint();
  }

  DeviceState phone() {
    return phone;
  }

  /** So long the telephone has been as it is. */
  Duration phoneFor() {
    return Duration.between(since, day.now());
  }

  /** The PBX rings the telephone; empty if it rings, else why not. */
  @Nullable RingOutcome ring(DayLine caller) {
    return switch (phone) {
      case NOT_IN_USE -> {
        call = caller;
        becomes(DeviceState.RINGING);
        yield null;
      }
      case UNAVAILABLE -> new RingOutcome.Unreachable(20);
      case RINGING, IN_USE, BUSY, ON_HOLD, INVALID, UNKNOWN -> new RingOutcome.Busy();
    };
  }

  void pickUp() {
    becomes(DeviceState.IN_USE);
  }

  /** The caller's leg is gone. */
  void hangUp(DayLine caller) {
    if (call == caller) {
      call = null;
      becomes(DeviceState.NOT_IN_USE);
    }
  }

  /** The telephone's PBX is gone, and its calls with it. */
  void cutOff() {
    call = null;
    becomes(DeviceState.NOT_IN_USE);
  }

  /** Does something of the agent's own. */
  void dither() {
    switch (random.nextInt(8)) {
      case 0 -> {
        day.tell(new FloorCommand.SignOut(id(), "phone"));
        day.after(minutes(30), () -> day.tell(new FloorCommand.SignIn(id(), "phone")));
      }
      case 1, 2 -> {
        day.tell(new FloorCommand.Pause(id(), "coffee", "phone"));
        day.after(minutes(10), this::resume);
      }
      case 3 -> day.tell(new FloorCommand.EndWrapUp(id(), "phone"));
      case 4 -> day.tell(new FloorCommand.ExtendWrapUp(id(), Duration.ofSeconds(30), "phone"));
      case 5, 6 -> own(DeviceState.IN_USE, minutes(3)); // dials out
      default -> own(DeviceState.UNAVAILABLE, minutes(5)); // pulls the plug
    }
  }

  void resume() {
    day.tell(new FloorCommand.Resume(id(), "phone"));
  }

  private void own(DeviceState state, Duration length) {
    if (phone == DeviceState.NOT_IN_USE) {
      becomes(state);
      day.after(length, () -> becomes(DeviceState.NOT_IN_USE));
    }
  }

  private void becomes(DeviceState state) {
    phone = state;
    since = day.now();
    pbx.device(endpoint(), state);
  }

  private Duration minutes(int most) {
    return Duration.ofSeconds(1 + random.nextInt(60 * most));
  }
}
