package io.heliotrope.simulation;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;

/**
 * A caller whose fate is settled before the simulation: whoever decides, the same people come at
 * the same instants, wait as long as they would and say as much, so that policies can be compared.
 *
 * @param patience hangs up after so long without an agent; {@link #FOREVER} for never
 * @param talk how long agent and caller talk
 * @param headStart how much earlier than they came they are taken to have come
 */
public record Caller(
    CallId call,
    QueueId queue,
    Language language,
    Instant comes,
    Duration patience,
    Duration talk,
    Duration headStart) {

  public static final Duration FOREVER = Duration.ofDays(10_000);
  public static final Language ENGLISH = new Language("en");

  /** Somebody who speaks English and has no head start. */
  public static Caller plain(
      CallId call, QueueId queue, Instant comes, Duration patience, Duration talk) {
    return new Caller(call, queue, ENGLISH, comes, patience, talk, Duration.ZERO);
  }
}
