package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The floor at one moment, for people to look at. */
public record FloorView(List<Person> agents, List<Caller> callers, Map<SiteId, OpenState> sites) {

  public FloorView {
    agents = List.copyOf(agents);
    callers = List.copyOf(callers);
    sites = Map.copyOf(sites);
  }

  public record Person(Agent agent, AgentState state, DeviceState device) {}

  /**
   * Someone who wants a person, the longest waiting first.
   *
   * @param with the agent who is rung for them or talks with them
   */
  public record Caller(Request request, Optional<AgentId> with) {
    public CallId call() {
      return request.call();
    }
  }
}
