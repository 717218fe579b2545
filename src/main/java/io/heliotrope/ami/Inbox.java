package io.heliotrope.ami;

import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of a PBX and not yet told. Events over the bound are dropped and the gap is
 * remembered; the link's own going up and down never is.
 */
final class Inbox {

  /** Something heard, in the order of hearing. */
  sealed interface Heard {}

  record Event(ManagerEvent event, Instant at) implements Heard {}

  record Up(String version, Instant at) implements Heard {}

  record Down(String why, Instant at) implements Heard {}

  private final LinkedBlockingQueue<Heard> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger events = new AtomicInteger();
  private final int bound;
  private volatile boolean gap;

  Inbox(int bound) {
    this.bound = bound;
  }

  /** Never blocks. Returns false if the event was dropped. */
  boolean offer(Event event) {
    if (events.get() >= bound) {
      gap = true;
      return false;
    }
    events.incrementAndGet();
    waiting.add(event);
    return true;
  }

  void tell(Up up) {
    waiting.add(up);
  }

  void tell(Down down) {
    waiting.add(down);
  }

  /** The next, or null if there was none within the time. */
  @Nullable Heard poll(long millis) throws InterruptedException {
    var next = waiting.poll(millis, TimeUnit.MILLISECONDS);
    if (next instanceof Event) {
      events.decrementAndGet();
    }
    return next;
  }

  /** Were events dropped, and is there room again for the answers? Says so once for each gap. */
  boolean gapToFill() {
    if (gap && events.get() <= bound / 2) {
      gap = false;
      return true;
    }
    return false;
  }
}
