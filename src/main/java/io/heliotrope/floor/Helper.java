package io.heliotrope.floor;

import io.heliotrope.config.Agent;
import io.heliotrope.routing.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent as matching sees them. */
final class Helper {

  private static final long WHOLE = 1_000_000;

  final Agent agent;

  /** The place in the files. */
  final int order;

  final Room room;
  AgentState state;

  /** Where the agent stands among those who meet one demand. */
  final List<Post> posts = new ArrayList<>();

  /** When the agent was free again, the caller to be asked about first; while matching only. */
  @Nullable Waiter best;

  /** The number of the last offer; 0 if there was none. */
  long lastOffer;

  private @Nullable Instant signedInSince;
  private @Nullable Instant occupiedSince;
  private long occupiedNanos;

  Helper(Agent agent, int order, Room room, AgentState state) {
    this.agent = agent;
    this.order = order;
    this.room = room;
    this.state = state;
    account(state);
  }

  /** The same agent, when the files have changed. */
  Helper(Agent agent, int order, Room room, AgentState state, Helper before) {
    this.agent = agent;
    this.order = order;
    this.room = room;
    this.state = state;
    this.lastOffer = before.lastOffer;
    this.signedInSince = before.signedInSince;
    this.occupiedSince = before.occupiedSince;
    this.occupiedNanos = before.occupiedNanos;
    account(state);
  }

  boolean isReady() {
    return state instanceof AgentState.Ready;
  }

  static boolean isPresent(AgentState state) {
    return !(state instanceof AgentState.SignedOut);
  }

  void become(AgentState to) {
    state = to;
    account(to);
  }

  private void account(AgentState to) {
    if (!isPresent(to)) {
      signedInSince = null;
      occupiedSince = null;
      occupiedNanos = 0;
      return;
    }
    if (signedInSince == null) {
      signedInSince = to.since();
    }
    boolean idle =
        to instanceof AgentState.Ready
            || to instanceof AgentState.Paused
            || to instanceof AgentState.Unreachable;
    if (!idle && occupiedSince == null) {
      occupiedSince = to.since();
    } else if (idle && occupiedSince != null) {
      occupiedNanos += nanos(occupiedSince, to.since());
      occupiedSince = null;
    }
  }

  /** For how much of the time signed in the agent has been occupied, in millionths. */
  int occupied(Instant at) {
    if (signedInSince == null) {
      return 0;
    }
    long present = nanos(signedInSince, at);
    long occupied = occupiedNanos + (occupiedSince == null ? 0 : nanos(occupiedSince, at));
    return (int) Math.min(WHOLE, WHOLE * (occupied / 1000) / Math.max(1, present / 1000));
  }

  /** None where the clock was set back meanwhile. */
  private static long nanos(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toNanos());
  }

  @Override
  public String toString() {
    return agent.id() + " " + state;
  }
}
