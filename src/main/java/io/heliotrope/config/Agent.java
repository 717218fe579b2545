package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A person who helps callers.
 *
 * @param label the name people use
 * @param endpoint where the agent is rung, the same name on every PBX that may ring it
 * @param skills each with a level from 0 to 100
 * @param languages each with a level from 0 to 100
 * @param markets whose customs the agent is trained in
 * @param begins signed in or out, as long as the agent has never said
 */
public record Agent(
    AgentId id,
    String label,
    SiteId site,
    Endpoint endpoint,
    Map<Skill, Integer> skills,
    Map<Language, Integer> languages,
    Set<Market> markets,
    Begins begins) {

  public Agent {
    skills = Levels.of("Agent " + id, skills);
    languages = Levels.of("Agent " + id, languages);
    markets = Collections.unmodifiableSet(new LinkedHashSet<>(markets));
  }

  /** Signed in from the start. */
  public Agent(
      AgentId id,
      String label,
      SiteId site,
      Endpoint endpoint,
      Map<Skill, Integer> skills,
      Map<Language, Integer> languages,
      Set<Market> markets) {
    this(id, label, site, endpoint, skills, languages, markets, Begins.SIGNED_IN);
  }

  /** How well the agent does that; 0 if not at all. */
  public int level(Skill skill) {
    return skills.getOrDefault(skill, 0);
  }

  /** How well the agent speaks with somebody who speaks that language; 0 if not at all. */
  public int level(Language language) {
    int best = 0;
    for (var own : languages.entrySet()) {
      if (own.getValue() > best && own.getKey().fits(language)) {
        best = own.getValue();
      }
    }
    return best;
  }

  /** Is the agent trained in the customs of that market? */
  public boolean knows(Market market) {
    for (Market own : markets) {
      if (own.covers(market)) {
        return true;
      }
    }
    return false;
  }
}
