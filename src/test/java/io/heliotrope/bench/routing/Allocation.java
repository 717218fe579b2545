package io.heliotrope.bench.routing;

import com.sun.management.ThreadMXBean;
import io.heliotrope.call.DeviceState;
import io.heliotrope.config.Agent;
import java.lang.management.ManagementFactory;

/**
 * What a decision leaves behind for the garbage collector, in bytes; and what it takes to say why,
 * in nanoseconds. Medians of many.
 */
record Allocation(long callerAsks, long callerAsksBestFit, long agentIsFree, long saysWhyNanos) {

  private static final int WARM_UP = 3_000;
  private static final int TIMES = 1_001;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Allocation of(int agents) {
    var asks = new Decisions.LongestIdle();
    asks.agents = agents;
    asks.open();
    var fits = new Decisions.BestFit();
    fits.big = asks.big;
    long[] bytes = new long[TIMES];
    long[] fit = new long[TIMES];
    long[] nanos = new long[TIMES];
    long[] free = new long[TIMES];
    for (int i = -WARM_UP; i < TIMES; i++) {
      int at = Math.max(0, i);
      asks.ask();
      bytes[at] = allocatedBy(asks::apply);
      long before = System.nanoTime();
      asks.big.floor.decisions();
      nanos[at] = System.nanoTime() - before;
      asks.end();
      fits.ask();
      fit[at] = allocatedBy(fits::apply);
      fits.end();
      Agent agent = asks.big.anyBusy();
      asks.next = BigFloor.telephone(agent, DeviceState.NOT_IN_USE);
      free[at] = allocatedBy(asks::apply);
      asks.big.takeBack(agent, asks.events);
    }
    return new Allocation(median(bytes), median(fit), median(free), median(nanos));
  }

  private static long allocatedBy(Runnable task) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    task.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static long median(long[] values) {
    java.util.Arrays.sort(values);
    return values[values.length / 2];
  }
}
