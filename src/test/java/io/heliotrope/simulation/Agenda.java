package io.heliotrope.simulation;

import java.time.Instant;
import java.util.PriorityQueue;

/** What is going to happen, in order. Things of one instant happen in the order of planning. */
public final class Agenda {

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private Instant now;
  private long planned;

  public Agenda(Instant start) {
    this.now = start;
  }

  public Instant now() {
    return now;
  }

  /** Plans it for that instant, or for now if that has passed. */
  public void plan(Instant at, Runnable what) {
    entries.add(new Entry(at.isBefore(now) ? now : at, planned++, what));
  }

  /** Lets the next thing happen; false if there is none by then. */
  public boolean next(Instant end) {
    Entry first = entries.peek();
    if (first == null || first.at.isAfter(end)) {
      return false;
    }
    entries.remove();
    now = first.at;
    first.what.run();
    return true;
  }

  private record Entry(Instant at, long number, Runnable what) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int order = at.compareTo(other.at);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }
}
