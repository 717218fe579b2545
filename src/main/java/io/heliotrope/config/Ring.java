package io.heliotrope.config;

import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may be asked for a caller from some moment on. A queue's rings are open one after the other;
 * whoever belongs to an earlier one comes first.
 *
 * @param after how long a caller waits until this ring opens
 * @param estimateOver the ring opens at once for a caller whose estimated wait is longer
 * @param sites who may serve, in the order in which the sun is followed
 * @param needs the skills an agent must have, each with the lowest level that will do
 * @param languageLevel the lowest level in the caller's language that will do, 1 to 100
 * @param lastResort a language that will do if the agent does not speak the caller's
 * @param market must the agent be trained in the caller's market, if that is known?
 */
public record Ring(
    Duration after,
    Optional<Duration> estimateOver,
    List<SiteId> sites,
    Map<Skill, Integer> needs,
    int languageLevel,
    Optional<Language> lastResort,
    boolean market) {

  public Ring {
    sites = List.copyOf(sites);
    needs = Levels.of("The ring", needs);
    if (sites.isEmpty()) {
      throw new IllegalArgumentException(
          "The ring names no site.\nMaybe leave 'sites' out to use those of the queue.");
    }
    if (after.isNegative() || estimateOver.map(Duration::isNegative).orElse(false)) {
      throw new IllegalArgumentException("A ring can't open before the caller asks.");
    }
    if (languageLevel < 1 || languageLevel > Levels.BEST) {
      throw new IllegalArgumentException(
          "The level in the language (%d) is 1 to 100.".formatted(languageLevel));
    }
  }

  /** Those sites with these skills in the caller's language, at once. */
  public static Ring of(List<SiteId> sites, Map<Skill, Integer> needs) {
    return new Ring(Duration.ZERO, Optional.empty(), sites, needs, 1, Optional.empty(), false);
  }
}
