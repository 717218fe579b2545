package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How it went for one caller.
 *
 * @param agent who helped; empty if the caller hung up before
 * @param waited until an agent answered or the caller hung up
 */
public record Visit(Caller caller, Optional<AgentId> agent, Duration waited) {

  public boolean served() {
    return agent.isPresent();
  }

  /** When the caller was gone. */
  public Instant over() {
    Instant answered = caller.comes().plus(waited);
    return served() ? answered.plus(caller.talk()) : answered;
  }
}
