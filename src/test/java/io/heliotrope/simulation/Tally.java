package io.heliotrope.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The sums of one run. */
public final class Tally implements Consumer<Visit> {

  private final Duration target;
  private final Counted counted;
  private int served;
  private int abandoned;
  private int inTime;
  private int waited;
  private double answerSeconds;
  private double waitSeconds;
  private double talkSeconds;

  /** Which visits count. */
  public interface Counted {
    boolean counts(Visit visit);

    /** Of callers who came within that time. */
    static Counted came(Instant from, Instant to) {
      return visit -> !visit.caller().comes().isBefore(from) && visit.caller().comes().isBefore(to);
    }

    /** That are over by then: the talk, or the wait of those who hung up. */
    static Counted overBy(Instant end) {
      return visit -> !visit.over().isAfter(end);
    }
  }

  /** Answers within {@code target} are in time. */
  public Tally(Duration target, Counted counted) {
    this.target = target;
    this.counted = counted;
  }

  @Override
  public void accept(Visit visit) {
    if (!counted.counts(visit)) {
      return;
    }
    double wait = seconds(visit.waited());
    waitSeconds += wait;
    if (!visit.waited().isZero()) {
      waited++;
    }
    if (visit.served()) {
      served++;
      answerSeconds += wait;
      talkSeconds += seconds(visit.caller().talk());
      if (visit.waited().compareTo(target) <= 0) {
        inTime++;
      }
    } else {
      abandoned++;
    }
  }

  public int callers() {
    return served + abandoned;
  }

  public int served() {
    return served;
  }

  public int abandoned() {
    return abandoned;
  }

  /** Callers answered in time. */
  public int inTime() {
    return inTime;
  }

  /** Callers who did not get an agent at once. */
  public int waited() {
    return waited;
  }

  /** All waits together, also of those who hung up. */
  public double waitSeconds() {
    return waitSeconds;
  }

  /** All waits of those who were answered together. */
  public double answerSeconds() {
    return answerSeconds;
  }

  /** All talks together. */
  public double talkSeconds() {
    return talkSeconds;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
