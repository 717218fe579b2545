package io.heliotrope.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened, in the order in which it was told. Telling never blocks and never fails: a thread
 * of its own carries the entries to the subscribers in batches.
 */
public final class Journal implements AutoCloseable {

  /*
   * Two lists change places under a lock held for a few nanoseconds. The carrier lingers a little
   * before each batch, so that it is woken a few dozen times a second under load and not once per
   * entry: a wake-up costs more than ten entries, and entries of a large batch cost half of those of
   * a small one. It lets others go first after each few, because what is worth telling of is a
   * moment in which a call needs the processor; and not before each, because changing threads costs
   * more than an entry. What a crash loses is what a moment told.
   */

  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int ENOUGH = 512;
  private static final int FEW = 16;

  /**
   * Entries that may wait for a subscriber that has stopped reading; then the newest are dropped.
   */
  static final int MOST_WAITING = 1_000_000;

  private final Object lock = new Object();
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private final @Nullable Thread carrier;
  private ArrayList<JournalEntry> filling = new ArrayList<>();
  private ArrayList<JournalEntry> emptying = new ArrayList<>();
  private boolean carrierWaits;
  private boolean closed;
  private long dropped;
  private long failures; // the carrier's own

  /** Hears every entry, on the journal's own thread. */
  public interface Subscriber {

    void on(JournalEntry entry);

    /** All that was told so far has been heard: a good moment to flush. */
    default void caughtUp() {}
  }

  public Journal() {
    this(true);
  }

  private Journal(boolean ownThread) {
    carrier =
        ownThread ? Thread.ofPlatform().name("journal").daemon().unstarted(this::carry) : null;
    if (carrier != null) {
      carrier.start();
    }
  }

  /** Tells subscribers on the thread of the teller, at once: for a pretend call, and for tests. */
  public static Journal atOnce() {
    return new Journal(false);
  }

  /** From now on the subscriber hears every entry. */
  public void subscribe(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  public void unsubscribe(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /** Tells that something happened. From any thread; entries of one thread keep their order. */
  public void record(JournalEntry entry) {
    synchronized (lock) {
      if (carrier == null) {
        tell(subscriber -> subscriber.on(entry));
        return;
      }
      if (filling.size() >= MOST_WAITING) {
        dropped++;
        return;
      }
      filling.add(entry);
      if (carrierWaits || filling.size() == ENOUGH) {
        carrierWaits = false;
        lock.notifyAll();
      }
    }
  }

  /** Entries dropped because a subscriber fell a million behind; 0 in good health. */
  public long dropped() {
    synchronized (lock) {
      return dropped;
    }
  }

  /** Carries what was told so far to the subscribers, then ends; at most five seconds. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    if (carrier == null) {
      tell(Subscriber::caughtUp);
      return;
    }
    try {
      carrier.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carry() {
    while (thereIsSomething()) {
      linger();
      swap();
      for (int i = 0; i < emptying.size(); i++) {
        JournalEntry entry = emptying.get(i);
        tell(subscriber -> subscriber.on(entry));
        if (i % FEW == FEW - 1) {
          Thread.yield();
        }
      }
      emptying.clear();
      tell(Subscriber::caughtUp);
    }
  }

  /** Waits for the next entry; false when the journal is closed and all was told. */
  private boolean thereIsSomething() {
    synchronized (lock) {
      while (filling.isEmpty()) {
        if (closed) {
          return false;
        }
        carrierWaits = true;
        try {
          lock.wait();
        } catch (InterruptedException e) {
          return false;
        }
      }
      return true;
    }
  }

  private void swap() {
    synchronized (lock) {
      var full = filling;
      filling = emptying;
      emptying = full;
    }
  }

  private void linger() {
    long until = System.nanoTime() + LINGER_NANOS;
    synchronized (lock) {
      for (long left = LINGER_NANOS;
          left > 0 && !closed && filling.size() < ENOUGH;
          left = until - System.nanoTime()) {
        try {
          TimeUnit.NANOSECONDS.timedWait(lock, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private void tell(Consumer<Subscriber> what) {
    for (Subscriber subscriber : subscribers) {
      try {
        what.accept(subscriber);
      } catch (RuntimeException e) {
        failures++;
        if (Long.bitCount(failures) == 1) { // the 1st, 2nd, 4th, 8th: it may be every entry
          log.error(
              "A subscriber of the journal failed ({} failures so far): {}",
              failures,
              subscriber.getClass().getName(),
              e);
        }
      }
    }
  }
}
