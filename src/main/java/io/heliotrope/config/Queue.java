package io.heliotrope.config;

import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named kind of help.
 *
 * @param needs the skills an agent must have, each with the lowest level that will do (1 to 100)
 * @param sites who may serve it, in the order in which the sun is followed: the first open site
 *     with a free agent is asked first
 * @param ringTime how long one agent is rung
 * @param wrapUp the agent's time for notes after a call of this queue; zero for none
 * @param music the music class callers wait with
 * @param whisper the prompt the agent hears before the caller is put through
 */
public record Queue(
    QueueId id,
    String label,
    Map<Skill, Integer> needs,
    List<SiteId> sites,
    Duration ringTime,
    Duration wrapUp,
    String music,
    Optional<String> whisper) {

  public Queue {
    needs = Map.copyOf(needs);
    sites = List.copyOf(sites);
    if (sites.isEmpty()) {
      throw new IllegalArgumentException(
          "Queue %s names no site.\nMaybe add 'sites: [...]' in the order to follow the sun."
              .formatted(id));
    }
    if (ringTime.isNegative() || ringTime.isZero()) {
      throw new IllegalArgumentException(
          "The ring time (%s) of queue %s must be positive.\nMaybe leave 'ring' out to use 20 s."
              .formatted(ringTime, id));
    }
  }
}
