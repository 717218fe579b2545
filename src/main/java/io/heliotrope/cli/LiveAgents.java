package io.heliotrope.cli;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Site;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.Roll;
import io.heliotrope.routing.AgentState;
import io.heliotrope.session.Prospect;
import io.heliotrope.session.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How agents stand.
 *
 * @param telephones those that can't be rung
 */
record LiveAgents(Roll roll, List<FloorCommand.DeviceChanged> telephones) {

  /** Everybody is at work and has just become free. */
  static LiveAgents scheduled(Rulebook rules, Instant at) {
    return new LiveAgents(Prospect.everybody(rules, at), List.of());
  }

  /**
   * As they stand on the running server.
   *
   * @throws IllegalStateException if there is none, or it does not tell
   */
  static LiveAgents of(ServerApi api, Rulebook rules) {
    JsonNode answer = api.get("/api/agents").orRefused();
    Map<AgentId, Roll.Standing> all = new LinkedHashMap<>();
    List<FloorCommand.DeviceChanged> telephones = new ArrayList<>();
    for (JsonNode one : answer.path("agents")) {
      var id = new AgentId(one.path("agent").asString());
      all.put(id, standing(one));
      Agent agent = rules.company().agents().get(id);
      Site site = agent == null ? null : rules.company().sites().get(agent.site());
      if (agent != null && site != null) {
        telephone(one)
            .map(state -> new FloorCommand.DeviceChanged(site.pbx(), agent.endpoint(), state))
            .ifPresent(telephones::add);
      }
    }
    return new LiveAgents(new Roll(all, 0), telephones);
  }

  private static Roll.Standing standing(JsonNode agent) {
    Instant since = instant(agent, "since");
    Instant dutySince = instant(agent, "dutySince");
    return switch (agent.path("duty").asString()) {
      case "signed-out" ->
          new Roll.Standing(new Duty.SignedOut(dutySince), new AgentState.SignedOut(since));
      case "paused" -> {
        String reason = agent.path("reason").asString();
        yield new Roll.Standing(
            new Duty.Paused(dutySince, reason), new AgentState.Paused(since, reason));
      }
      default ->
          new Roll.Standing(
              new Duty.SignedIn(dutySince),
              agent.has("until")
                  ? new AgentState.WrappingUp(since, instant(agent, "until"))
                  : new AgentState.Ready(since));
    };
  }

  /** What keeps the telephone from ringing; empty if nothing does. */
  private static Optional<DeviceState> telephone(JsonNode agent) {
    return switch (agent.path("state").asString()) {
      case "reserved", "ringing", "talking", "busy-elsewhere" -> Optional.of(DeviceState.IN_USE);
      case "unreachable" -> Optional.of(DeviceState.UNAVAILABLE);
      default -> Optional.empty();
    };
  }

  private static Instant instant(JsonNode agent, String field) {
    return Instant.parse(agent.path(field).asString());
  }
}
