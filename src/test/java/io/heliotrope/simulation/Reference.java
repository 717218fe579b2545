package io.heliotrope.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Figures others have found for a call centre, to be found again with the floor deciding. A day has
 * eight hours.
 *
 * @param days of one run
 * @param warmUp before each run; zero for days that begin with nobody there
 */
public record Reference(
    String name, CallCentre centre, int days, Duration warmUp, List<Figure> figures) {

  public static final Duration DAY = Duration.ofHours(8);

  /**
   * One figure: {@code numerator / denominator}, over all runs or in the mean of the runs.
   *
   * @param expected what others have found
   * @param give how far off that may be itself: half its published interval, or 0 for a formula
   * @param ofRuns the mean of the runs' ratios, not the ratio of their sums
   */
  public record Figure(
      String name,
      double expected,
      double give,
      boolean ofRuns,
      ToDoubleFunction<Tally> numerator,
      ToDoubleFunction<Tally> denominator) {

    /** A formula's figure: the ratio of the sums over all runs. */
    static Figure exactly(
        String name,
        double expected,
        ToDoubleFunction<Tally> numerator,
        ToDoubleFunction<Tally> denominator) {
      return new Figure(name, expected, 0, false, numerator, denominator);
    }

    /** A published figure: the mean of the days. */
    static Figure published(
        String name,
        double low,
        double high,
        ToDoubleFunction<Tally> numerator,
        ToDoubleFunction<Tally> denominator) {
      double middle = (low + high) / 2;
      return new Figure(name, middle, high - middle, true, numerator, denominator);
    }
  }

  /** A figure as found. */
  public record Found(String reference, Figure figure, Estimate estimate) {

    /**
     * Does it agree? The distance is at most so many times what both intervals allow: {@code
     * √(half² + give²)}. By chance alone, one right figure of 20 is beyond 1, and one of 10,000
     * beyond 2.
     */
    public boolean agrees(double times) {
      return Math.abs(estimate.mean() - figure.expected())
          <= times * Math.hypot(estimate.half(), figure.give());
    }

    @Override
    public String toString() {
      String expected =
          figure.give() == 0
              ? String.format(Locale.ROOT, "%.4f", figure.expected())
              : String.format(
                  Locale.ROOT,
                  "%.4f to %.4f",
                  figure.expected() - figure.give(),
                  figure.expected() + figure.give());
      return String.format(
          Locale.ROOT,
          "%-34s %-26s %-20s %-28s %s",
          reference,
          figure.name(),
          expected,
          estimate,
          agrees(1) ? "agrees" : agrees(2) ? "just outside" : "DIFFERS");
    }
  }

  /** Finds the figures in so many days or a few more; {@code progress} is told of days done. */
  public List<Found> find(int days, IntConsumer progress) {
    long runs = Math.max(4, (days + this.days - 1) / this.days);
    long seeds = 1_000_003L * name.hashCode();
    List<Tally> tallies =
        LongStream.rangeClosed(seeds + 1, seeds + runs)
            .parallel()
            .mapToObj(seed -> {
              Tally tally = run(seed);
              progress.accept(this.days);
              return tally;
            })
            .toList();
    return figures.stream().map(figure -> found(figure, tallies)).toList();
  }

  private Tally run(long seed) {
    Duration length = DAY.multipliedBy(days);
    return warmUp.isZero() ? centre.fromEmpty(length, seed) : centre.warmedUp(warmUp, length, seed);
  }

  private Found found(Figure figure, List<Tally> tallies) {
    var gathering = new Estimate.Gathering();
    for (Tally tally : tallies) {
      double numerator = figure.numerator().applyAsDouble(tally);
      double denominator = figure.denominator().applyAsDouble(tally);
      if (figure.ofRuns()) {
        gathering.add(numerator / denominator);
      } else {
        gathering.add(numerator, denominator);
      }
    }
    return new Found(name, figure, gathering.estimate());
  }
}
