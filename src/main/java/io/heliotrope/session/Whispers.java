package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Sounds.Sound;
import java.util.Objects;
import java.util.Optional;

/** What agents hear before they are put through. */
final class Whispers {

  private Whispers() {}

  /** The sound of a prompt for an agent's ear, if it exists in one of the agent's languages. */
  static Optional<Sound> find(String prompt, AgentId id, Company company, Sounds sounds) {
    Agent agent = Objects.requireNonNull(company.agents().get(id), () -> "no agent " + id);
    return agent.languages().keySet().stream()
        .flatMap(spoken -> sounds.find(prompt, spoken).stream())
        .findFirst();
  }
}
