package io.heliotrope.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Waits for moments in which nobody else uses the machine, as long as its patience lasts. */
public final class Quiet {

  /** More of a core than this, taken by others, makes latencies theirs. */
  static final double DISTURBED = 0.05;

  private static final Duration GLANCE = Duration.ofMillis(400);

  private final List<Integer> cores;
  private Duration patience;

  /**
   * @param cores those that have to be idle
   * @param patience for all waiting together
   */
  public Quiet(List<Integer> cores, Duration patience) {
    this.cores = cores;
    this.patience = patience;
  }

  /** Returns in a quiet moment, or at once when there is no more patience. */
  public void await() throws IOException, InterruptedException {
    double others = 1;
    while (others > DISTURBED && patient()) {
      Duration before = busy(cores);
      Thread.sleep(GLANCE);
      others = (double) busy(cores).minus(before).toMillis() / GLANCE.toMillis();
      patience = patience.minus(GLANCE);
    }
  }

  /** Is there any patience left? */
  public boolean patient() {
    return patience.isPositive();
  }

  /** What these cores together have worked since the machine started. */
  public static Duration busy(List<Integer> cores) throws IOException {
    Duration all = Duration.ZERO;
    for (int core : cores) {
      all = all.plus(CpuClock.ofCore(core));
    }
    return all;
  }
}
