package io.heliotrope.ami;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When to ask the PBX whether it is still there, and whether it has failed to answer. Times are of
 * {@link System#nanoTime}. Belongs to one thread.
 */
final class Heartbeat {

  /** What the PBX owes us an answer to. */
  enum Question {
    PING,
    LIST
  }

  private final long interval;
  private final Map<Question, Long> open = new EnumMap<>(Question.class);

  /** So many beats from one look at all devices to the next: a minute, usually. */
  private static final int LOOK = 12;

  private long next;
  private int beats;

  Heartbeat(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.next = now + this.interval;
  }

  void asked(Question question, long now) {
    open.putIfAbsent(question, now);
  }

  void answered(Question question) {
    open.remove(question);
  }

  /** Nanoseconds until the next beat; zero or less when it is due. */
  long untilNext(long now) {
    return next - now;
  }

  /**
   * Is it time to look at all devices, though nothing seems to be missing? An event may be lost
   * without a trace.
   */
  boolean looks() {
    return beats % LOOK == 0;
  }

  /** Beats. Returns a question that has stood open for a whole interval, or null if none has. */
  @Nullable Question beat(long now) {
    next = now + interval;
    beats++;
    return open.entrySet().stream()
        .filter(question -> now - question.getValue() >= interval)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
