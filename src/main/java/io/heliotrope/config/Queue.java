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
 * @param sites who may serve it, in the order in which the sun is followed
 * @param ringTime how long one agent is rung
 * @param wrapUp the agent's time for notes after a call of this queue; zero for none
 * @param music the music class callers wait with
 * @param whisper what the agent hears before the caller is put through
 * @param rings who may be asked from when on; never empty
 * @param choice whom of those who could help
 * @param priority what a second of waiting counts here beside other queues, 1 to 100
 * @param serviceLevel what is promised to callers
 * @param limits how much waiting is allowed
 * @param missesBeforePause after so many offers missed in a row an agent is paused; 0 for never
 * @param acceptKey what an agent presses to take the caller; empty if picking up is enough
 * @param announce what callers who wait are told of it
 * @param callback how those are called back to whom it was promised; empty if people do that by
 *     hand
 * @param keys what agents press in a talk
 */
public record Queue(
    QueueId id,
    String label,
    Map<Skill, Integer> needs,
    List<SiteId> sites,
    Duration ringTime,
    Duration wrapUp,
    String music,
    Optional<Whisper> whisper,
    List<Ring> rings,
    Choice choice,
    int priority,
    Optional<ServiceLevel> serviceLevel,
    Limits limits,
    int missesBeforePause,
    Optional<AcceptKey> acceptKey,
    Announce announce,
    Optional<CallbackRules> callback,
    AgentKeys keys) {

  public static final int USUAL_PRIORITY = 10;
  public static final int USUAL_MISSES = 3;

  public Queue {
    needs = Levels.of("Queue " + id, needs);
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
    rings = rings.isEmpty() ? List.of(Ring.of(sites, needs)) : List.copyOf(rings);
    if (priority < 1 || priority > 100) {
      throw new IllegalArgumentException(
          "The priority (%d) of queue %s is 1 to 100.\nMaybe leave it out to use %d."
              .formatted(priority, id, USUAL_PRIORITY));
    }
    if (missesBeforePause < 0) {
      throw new IllegalArgumentException(
          "Queue %s can't pause after %d misses.\nMaybe 0 for never."
              .formatted(id, missesBeforePause));
    }
  }

  /** A queue with one ring, and everything else as usual. */
  public Queue(
      QueueId id,
      String label,
      Map<Skill, Integer> needs,
      List<SiteId> sites,
      Duration ringTime,
      Duration wrapUp,
      String music,
      Optional<String> whisper) {
    this(
        id,
        label,
        needs,
        sites,
        ringTime,
        wrapUp,
        music,
        whisper.map(Whisper::of),
        List.of(),
        Choice.USUAL,
        USUAL_PRIORITY,
        Optional.empty(),
        Limits.NONE,
        USUAL_MISSES,
        Optional.empty(),
        Announce.USUAL,
        Optional.empty(),
        AgentKeys.NONE);
  }
}
