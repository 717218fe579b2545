package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

  private static final int THREADS = 4;
  private static final int TASKS = 5_000;

  private final OneAtATime one = new OneAtATime("one");
  private final List<String> done = new ArrayList<>();

  private void settle() throws InterruptedException {
    var latch = new CountDownLatch(1);
    one.execute(latch::countDown);
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anUrgentTaskIsDoneAtOnceByWhoBringsIt() {
    var thread = new ArrayList<Thread>();
    one.soonest(() -> thread.add(Thread.currentThread()));
    assertThat(thread).containsExactly(Thread.currentThread());
  }

  @Test
  void anUrgentTaskWaitsForWhoIsInside() throws InterruptedException {
    one.soonest(() -> {
      one.soonest(() -> done.add("second"));
      done.add("first");
    });
    settle();
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void whatIsLeftOverComesBeforeTheNextTask() throws InterruptedException {
    one.soonest(() -> {
      one.execute(() -> done.add("next"));
      one.afterwards(() -> {
        done.add("rest");
        one.afterwards(() -> done.add("rest of the rest"));
      });
      one.afterwards(() -> done.add("other rest"));
      done.add("task");
    });
    settle();
    assertThat(done).containsExactly("task", "rest", "other rest", "rest of the rest", "next");
  }

  @Test
  void aTaskThatFailsIsNoHarmToOthers() throws InterruptedException {
    one.soonest(() -> {
      throw new IllegalStateException("meant to fail");
    });
    one.soonest(() -> done.add("next"));
    settle();
    assertThat(done).containsExactly("next");
  }

  @Test
  void notEvenAnErrorKeepsOthersOutForEver() throws InterruptedException {
    one.soonest(() -> {
      throw new AssertionError("meant to fail here");
    });
    one.execute(() -> {
      throw new AssertionError("meant to fail there, and to be told of");
    });
    one.soonest(() -> done.add("next"));
    settle();
    assertThat(done).containsExactly("next");
  }

  @Test
  void nobodyIsLetInWhenItIsClosed() {
    one.close();
    assertThatThrownBy(() -> one.soonest(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> one.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void ofManyThreadsOneIsInsideAndEachKeepsItsOrder() throws InterruptedException {
    var inside = new AtomicInteger();
    var together = new AtomicInteger();
    int[] order = new int[THREADS];
    var wrong = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int me = t;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int n = 0; n < TASKS; n++) {
                  int number = n;
                  Runnable task =
                      () -> {
                        together.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        wrong.addAndGet(order[me]++ == number ? 0 : 1);
                        one.afterwards(() -> together.accumulateAndGet(inside.get(), Math::max));
                        inside.decrementAndGet();
                      };
                  if (n % 3 == 0) {
                    one.execute(task);
                  } else {
                    one.soonest(task);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    settle();
    assertThat(together).hasValue(1);
    assertThat(wrong).hasValue(0);
    assertThat(order).containsOnly(TASKS);
  }
}
