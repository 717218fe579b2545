package io.heliotrope.bench.connect;

import java.time.Duration;
import java.util.List;

/**
 * What one of them did in one round.
 *
 * @param waiting how many callers waited
 * @param cold the first hand-overs after the start, in milliseconds
 * @param millis the hand-overs after those
 * @param others the part of the machine that other programs had meanwhile, 0 to 1
 */
record Turn(
    Answering who, int waiting, int round, List<Double> cold, List<Double> millis, double others) {

  /** More of the machine than this taken by others makes latencies theirs. */
  static final double DISTURBED = 0.1;

  boolean disturbed() {
    return others > DISTURBED;
  }

  static List<Double> millis(List<Duration> times) {
    return times.stream().map(time -> time.toNanos() / 1e6).toList();
  }

  /** Of some times in milliseconds. */
  record Figures(int count, double p50, double p95, double max) {

    static Figures of(List<Double> times) {
      List<Double> sorted = times.stream().sorted().toList();
      return new Figures(
          sorted.size(), quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.getLast());
    }

    /** The smallest time that so large a part of them does not exceed. */
    private static double quantile(List<Double> sorted, double part) {
      return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
  }
}
