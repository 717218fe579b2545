package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.routing.AgentState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How all agents stand: what a floor needs to know of the one before it.
 *
 * @param fence the last that was given to a claim
 */
public record Roll(Map<AgentId, Standing> agents, long fence) {

  /** Nothing is known. */
  public static final Roll EMPTY = new Roll(Map.of(), 0);

  public Roll {
    agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
  }

  /** How one agent stands. */
  public record Standing(Duty duty, AgentState state) {}
}
