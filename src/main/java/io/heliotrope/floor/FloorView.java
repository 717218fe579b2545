package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Request;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The floor at one instant, for people to look at. Immutable.
 *
 * @param rules the version of the operator's files in use
 * @param agents in the order of the files
 * @param callers who want a person and do not talk with one yet, the longest waiting first
 */
public record FloorView(
    Instant at,
    String rules,
    List<Person> agents,
    List<Caller> callers,
    Map<SiteId, OpenState> sites) {

  public FloorView {
    agents = List.copyOf(agents);
    callers = List.copyOf(callers);
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
  }

  /**
   * An agent.
   *
   * @param cause of the state
   * @param device what the PBX says of the telephone
   */
  public record Person(
      Agent agent, Duty duty, AgentState state, String cause, DeviceState device) {}

  /**
   * A caller who waits.
   *
   * @param position in the queue, from 1
   * @param with the agent who is rung for them
   */
  public record Caller(Request request, int position, Optional<AgentId> with) {
    public CallId call() {
      return request.call();
    }
  }
}
