package io.heliotrope.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets tasks in one at a time, in the order in which they come. A thread of its own does them; but
 * who may do so does an urgent one at once when nobody is inside, as waking a thread takes longer
 * than most of them.
 */
final class OneAtATime implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OneAtATime.class);

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** Left over by the task inside, to be done before the next; touched by who is inside alone. */
  private final Deque<Runnable> rests = new ArrayDeque<>();

  /** Tasks and rests that are not done yet. Whoever makes it more than 0 is inside. */
  private final AtomicInteger open = new AtomicInteger();

  private final ExecutorService thread;

  OneAtATime(String name) {
    thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
  }

  /**
   * Does it on its own thread.
   *
   * @throws RejectedExecutionException if it is closed
   */
  void execute(Runnable task) {
    refuseIfClosed();
    waiting.add(task);
    if (open.getAndIncrement() == 0) {
      goOn();
    }
  }

  /**
   * Does it here and now if nobody is inside, else on its own thread when its turn comes.
   *
   * @throws RejectedExecutionException if it is closed
   */
  void soonest(Runnable task) {
    refuseIfClosed();
    if (!open.compareAndSet(0, 1)) {
      execute(task);
      return;
    }
    safely(task);
    if (open.decrementAndGet() > 0) {
      goOn();
    }
  }

  /** For who is inside: what has more time, but must be done before the next task. */
  void afterwards(Runnable rest) {
    open.incrementAndGet();
    rests.add(rest);
  }

  private void goOn() {
    try {
      thread.execute(this::work);
    } catch (RejectedExecutionException closedMeanwhile) {
      work();
    }
  }

  private void work() {
    do {
      Runnable next = rests.poll();
      safely(next == null ? waiting.remove() : next);
    } while (open.decrementAndGet() > 0);
  }

  private void refuseIfClosed() {
    if (thread.isShutdown()) {
      throw new RejectedExecutionException("closed");
    }
  }

  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) { // whoever left without leaving would lock all others out
      log.error("The floor failed; it goes on with the next event", e);
    }
  }

  /** Lets nobody in any more; who is inside has a moment to finish. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
