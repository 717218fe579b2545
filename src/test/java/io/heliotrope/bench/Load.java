package io.heliotrope.bench;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one stretch of open-loop load showed. All times are microseconds.
 *
 * @param started sessions begun
 * @param served sessions whose nine commands were all answered and which the server then closed
 * @param otherwise sessions that went another way than the first one of the stretch
 * @param commands the commands of the first session
 * @param turnaround from a reply leaving us until the next command is here
 * @param connect from the instant a call was due until its first command is here
 * @param late how much later than due a call was begun: the generator's own fault
 * @param busy the part of its time in which the generator was not just waiting, 0 to 1
 */
record Load(
    int started,
    int served,
    int otherwise,
    List<String> commands,
    Times turnaround,
    Times connect,
    Times late,
    double busy) {

  /** Percentiles of a set of times, in microseconds. */
  record Times(double p50, double p99, double p999, double max) {
    static Times of(Histogram nanos) {
      return new Times(
          nanos.getValueAtPercentile(50) / 1e3,
          nanos.getValueAtPercentile(99) / 1e3,
          nanos.getValueAtPercentile(99.9) / 1e3,
          nanos.getMaxValue() / 1e3);
    }
  }

  /**
   * @param held callers who now stand in music
   * @param refused callers whose connection the server ended or never took
   */
  record Held(int held, int refused) {}
}
