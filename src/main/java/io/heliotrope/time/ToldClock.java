package io.heliotrope.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that is told the time: for pretend calls, the demo and tests. */
public final class ToldClock implements Clock {

  private volatile Instant now;
  private volatile long setAtNanos;
  private final boolean runs;

  private ToldClock(Instant start, boolean runs) {
    this.now = start;
    this.setAtNanos = System.nanoTime();
    this.runs = runs;
  }

  /** Stands still until told. */
  public static ToldClock standing(Instant start) {
    return new ToldClock(start, false);
  }

  /** Runs on from the time it was told last, as fast as any clock. */
  public static ToldClock running(Instant start) {
    return new ToldClock(start, true);
  }

  @Override
  public Instant now() {
    return runs ? now.plusNanos(System.nanoTime() - setAtNanos) : now;
  }

  public synchronized void set(Instant instant) {
    now = instant;
    setAtNanos = System.nanoTime();
  }

  public synchronized void advance(Duration by) {
    set(now().plus(by));
  }
}
