package io.heliotrope.floor;

import io.heliotrope.config.Agent;
import io.heliotrope.routing.Candidate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent's place among those at one site who meet one demand; linked while the agent is ready.
 */
final class Post implements Candidate {

  final Helper helper;
  final Lane lane;
  private final long fit;
  @Nullable Post before;
  @Nullable Post after;
  boolean linked;

  Post(Helper helper, Lane lane, long fit) {
    this.helper = helper;
    this.lane = lane;
    this.fit = fit;
  }

  /** Has the agent been idle longer than the other? In doubt the files decide. */
  boolean isIdleBefore(Post other) {
    int order = idleSince().compareTo(other.idleSince());
    return order == 0 ? helper.order < other.helper.order : order < 0;
  }

  @Override
  public Agent agent() {
    return helper.agent;
  }

  @Override
  public Instant idleSince() {
    return helper.state.since();
  }

  @Override
  public long lastOffer() {
    return helper.lastOffer;
  }

  @Override
  public int occupied(Instant at) {
    return helper.occupied(at);
  }

  @Override
  public long fit() {
    return fit;
  }
}
