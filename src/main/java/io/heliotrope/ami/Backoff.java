package io.heliotrope.ami;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to rest before trying again. Without end, since a PBX always comes back.
 *
 * @param first after the first failure; doubles with each further one
 * @param most never longer than this
 * @param refused after the PBX said no (wrong password, too old): a person has to change something
 */
public record Backoff(Duration first, Duration most, Duration refused) {

  /** From 100 ms to 10 s; 30 s after a refusal. */
  public static final Backoff USUAL =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private static final int MOST_DOUBLINGS = 20;

  public Backoff {
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "A backoff grows from its first rest (%s) to its longest (%s).".formatted(first, most));
    }
  }

  /** The rest after so many failures in a row (1 or more), between half and all of it by chance. */
  Duration after(int failures, RandomGenerator chance) {
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return jittered(doubled.compareTo(most) < 0 ? doubled : most, chance);
  }

  Duration afterRefusal(RandomGenerator chance) {
    return jittered(refused, chance);
  }

  /** Many routers that lost one PBX must not all come back in the same millisecond. */
  private static Duration jittered(Duration rest, RandomGenerator chance) {
    long nanos = rest.toNanos();
    return Duration.ofNanos(nanos / 2 + chance.nextLong(nanos / 2 + 1));
  }
}
