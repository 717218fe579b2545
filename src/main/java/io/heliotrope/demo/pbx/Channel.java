package io.heliotrope.demo.pbx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The caller's channel: what happens to it, in order, and what is remembered of it. The call's own
 * thread waits on it; the caller, the router's connection and the agents tell it things.
 */
final class Channel {

  final String name;
  final String uniqueId;
  final Map<String, String> variables = new HashMap<>();
  private final double pace;
  private final ArrayDeque<Signal> inbox = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private String reading = "";
  private boolean hungUp;
  private boolean over;
  private long watchdog = Long.MAX_VALUE;
  String language = "en";
  boolean up;
  boolean music;

  /**
   * @param pace how long a second takes, in seconds: 0.1 makes all of it ten times as quick, but
   *     for the watchdog
   */
  Channel(String name, String uniqueId, double pace) {
    this.name = name;
    this.uniqueId = uniqueId;
    this.pace = pace;
  }

  synchronized void tell(Signal signal) {
    if (signal instanceof Signal.HungUp) {
      if (hungUp) {
        return;
      }
      hungUp = true;
    }
    inbox.add(signal);
    notifyAll();
  }

  /** Puts back what was taken too early. */
  synchronized void tellFirst(Signal signal) {
    inbox.addFirst(signal);
  }

  /** {@code TIMEOUT(absolute)}: zero for none. Real time, whatever the pace. */
  synchronized void watchdog(Duration time) {
    watchdog = time.isZero() ? Long.MAX_VALUE : System.nanoTime() + time.toNanos();
  }

  /** The first thing to happen, of those that are wanted; the others stay for later. */
  Signal next(Duration limit, Predicate<Signal> wanted) {
    return next(limit, "", wanted);
  }

  /**
   * Waits, and hears the caller's keys meanwhile.
   *
   * @param keys those that end the wait; others are lost, as with Asterisk
   */
  synchronized Signal next(Duration limit, String keys, Predicate<Signal> wanted) {
    long end = System.nanoTime() + (long) (limit.toNanos() * pace);
    reading = keys;
    notifyAll();
    try {
      while (true) {
        @Nullable Signal signal = take(wanted);
        if (signal != null) {
          return signal;
        }
        long now = System.nanoTime();
        if (watchdog != Long.MAX_VALUE && now - watchdog >= 0) {
          watchdog = Long.MAX_VALUE;
          return new Signal.Watchdog();
        }
        if (now - end >= 0) {
          return new Signal.Elapsed();
        }
        waitUntil(watchdog == Long.MAX_VALUE || watchdog - end > 0 ? end : watchdog);
      }
    } finally {
      reading = "";
    }
  }

  private @Nullable Signal take(Predicate<Signal> wanted) {
    for (var signals = inbox.iterator(); signals.hasNext(); ) {
      Signal signal = signals.next();
      if (wanted.test(signal)) {
        signals.remove();
        return signal;
      }
    }
    return null;
  }

  /** Is the caller gone? */
  synchronized boolean isHungUp() {
    return hungUp;
  }

  /** Forgets what the last router's connection told. */
  synchronized void forgetRouter() {
    inbox.removeIf(s -> s instanceof Signal.Command || s instanceof Signal.RouterGone);
  }

  // ---- What the caller notices

  synchronized void hear(String what) {
    heard.add(what);
    notifyAll();
  }

  synchronized void end() {
    over = true;
    notifyAll();
  }

  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /**
   * Waits until the caller hears that.
   *
   * @param from what was heard before is not looked at
   * @return the place behind it
   * @throws IllegalStateException if it is not heard in time, or never will be
   */
  synchronized int await(Predicate<String> what, String name, int from, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      for (int i = from; i < heard.size(); i++) {
        if (what.test(heard.get(i))) {
          return i + 1;
        }
      }
      if (over || System.nanoTime() - end >= 0) {
        throw new IllegalStateException(
            "The caller %s %s; heard were %s"
                .formatted(over ? "never heard" : "did not hear in time", name, heard()));
      }
      waitUntil(end);
    }
  }

  /** Presses a key as soon as it is listened for. */
  synchronized void press(char key, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (reading.indexOf(key) < 0) {
      if (over || System.nanoTime() - end >= 0) {
        throw new IllegalStateException(
            "Nothing listened for the key " + key + "; heard were " + heard());
      }
      waitUntil(end);
    }
    reading = "";
    tell(new Signal.Key(key));
  }

  /** Presses a key now, whether something listens for it or not. */
  synchronized void pressNow(char key) {
    if (reading.indexOf(key) >= 0) {
      reading = "";
      tell(new Signal.Key(key));
    }
  }

  synchronized boolean awaitEnd(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!over && System.nanoTime() - end < 0) {
      waitUntil(end);
    }
    return over;
  }

  private void waitUntil(long nanos) {
    try {
      wait(Math.max(1, Math.min(60_000, (nanos - System.nanoTime() + 999_999) / 1_000_000)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The fake PBX was interrupted", e);
    }
  }
}
