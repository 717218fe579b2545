package io.heliotrope.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wakes the floor when something is due there. */
final class FloorAlarm implements AutoCloseable {

  /** A told clock may be set meanwhile. */
  private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

  private final Runnable wake;
  private final ScheduledThreadPoolExecutor thread;
  private @Nullable Future<?> alarm;
  private Instant alarmAt = Instant.MAX;

  /** {@code wake} is run on a thread of the alarm's. */
  FloorAlarm(Runnable wake) {
    this.wake = wake;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("floor-alarm").daemon().factory());
    this.thread.setRemoveOnCancelPolicy(true);
  }

  /** One alarm at a time: at {@code due}, or a nap from now if that is sooner. */
  void set(Optional<Instant> due, Instant now) {
    Instant latest = now.plus(LONGEST_NAP);
    Instant at = due.filter(latest::isAfter).orElse(latest);
    if (alarm != null && !alarm.isDone() && !at.isBefore(alarmAt) && alarmAt.isAfter(now)) {
      return; // an earlier alarm stands; it will set the next one
    }
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarmAt = at;
    long nanos = Math.max(0, Duration.between(now, at).toNanos());
    alarm = thread.schedule(wake, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
