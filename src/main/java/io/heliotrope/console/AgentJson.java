package io.heliotrope.console;

import io.heliotrope.config.Company;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.FloorView.Person;
import io.heliotrope.routing.AgentState;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Agents as the API tells of them. */
final class AgentJson {

  private AgentJson() {}

  static JsonObject of(Person person, Company company) {
    AgentState state = person.state();
    var json =
        new JsonObject()
            .put("agent", person.agent().id().name())
            .put("label", person.agent().label())
            .put("site", person.agent().site().name())
            .put("siteLabel", company.label(person.agent().site()))
            .put("state", word(state.getClass().getSimpleName()))
            .put("since", state.since().toString())
            .put("cause", person.cause())
            .put("duty", word(person.duty().getClass().getSimpleName()))
            .put("dutySince", person.duty().since().toString())
            .put("endpoint", person.agent().endpoint().value())
            .put("device", person.device().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    switch (state) {
      case AgentState.Reserved reserved -> json.put("call", reserved.call().value());
      case AgentState.Ringing ringing -> json.put("call", ringing.call().value());
      case AgentState.Talking talking -> json.put("call", talking.call().value());
      case AgentState.WrappingUp wrap -> json.put("until", wrap.until().toString());
      case AgentState.SignedOut _,
          AgentState.Ready _,
          AgentState.Paused _,
          AgentState.BusyElsewhere _,
          AgentState.Unreachable _ -> {}
    }
    if (person.duty() instanceof Duty.Paused paused) {
      json.put("reason", paused.reason());
    }
    return json;
  }

  /** {@code WrappingUp} becomes {@code wrapping-up}. */
  static String word(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
