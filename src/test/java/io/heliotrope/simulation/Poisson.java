package io.heliotrope.simulation;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Callers of a Poisson stream with exponential talks and patience, from one seed. Each kind of
 * chance has a stream of its own, so that more of one leaves the others as they are.
 */
public final class Poisson implements Iterator<Caller> {

  /**
   * What the callers are like.
   *
   * @param apart the mean time between two of them
   * @param talk its mean
   * @param patience its mean; {@link Caller#FOREVER} if nobody hangs up
   * @param queues asked for with equal chances
   * @param languages spoken with equal chances
   */
  public record Kind(
      Duration apart,
      Duration talk,
      Duration patience,
      List<QueueId> queues,
      List<Language> languages) {
    public Kind {
      queues = List.copyOf(queues);
      languages = List.copyOf(languages);
    }
  }

  private final Kind kind;
  private final Instant end;
  private final RandomGenerator arrivals;
  private final RandomGenerator talks;
  private final RandomGenerator patiences;
  private final RandomGenerator choices;
  private Instant next;
  private long number;

  public Poisson(Kind kind, Instant start, Instant end, SplittableRandom random) {
    this.kind = kind;
    this.end = end;
    this.arrivals = random.split();
    this.talks = random.split();
    this.patiences = random.split();
    this.choices = random.split();
    this.next = start.plus(exponential(arrivals, kind.apart()));
  }

  @Override
  public boolean hasNext() {
    return next.isBefore(end);
  }

  @Override
  public Caller next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Nobody comes after " + end);
    }
    Instant comes = next;
    next = next.plus(exponential(arrivals, kind.apart()));
    boolean patient = kind.patience().equals(Caller.FOREVER);
    return new Caller(
        new CallId("c" + ++number),
        any(kind.queues()),
        any(kind.languages()),
        comes,
        patient ? Caller.FOREVER : exponential(patiences, kind.patience()),
        exponential(talks, kind.talk()),
        Duration.ZERO);
  }

  private <T> T any(List<T> list) {
    return list.size() == 1 ? list.getFirst() : list.get(choices.nextInt(list.size()));
  }

  static Duration exponential(RandomGenerator random, Duration mean) {
    return Duration.ofNanos((long) (random.nextExponential() * mean.toNanos()));
  }
}
