package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.util.Map;
import java.util.Set;

/**
 * A person who helps callers.
 *
 * @param label the name people use
 * @param endpoint where the agent is rung, the same name on every PBX that may ring it
 * @param skills each with a level from 0 to 100
 */
public record Agent(
    AgentId id,
    String label,
    SiteId site,
    Endpoint endpoint,
    Map<Skill, Integer> skills,
    Set<Language> languages) {

  public Agent {
    skills = Map.copyOf(skills);
    languages = Set.copyOf(languages);
    skills.forEach((skill, level) -> {
      if (level < 0 || level > 100) {
        throw new IllegalArgumentException(
            "Agent %s has level %d in %s; a level is 0 to 100.".formatted(id, level, skill));
      }
    });
  }
}
