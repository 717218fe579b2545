package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A figure with its 95 % interval, from independent runs.
 *
 * <p>The figure is {@code R = Σa / Σb} (with all b = 1 it is the mean), its interval {@code R ± t ·
 * s / (√n · b̄)}, where {@code s² = Σ(a − R·b)² / (n − 1)}, n is the number of runs, and t the 97.5
 * % quantile of Student's distribution with n − 1 degrees of freedom.
 *
 * @param half half the width of the interval
 */
public record Estimate(double mean, double half, int runs) {

  /** Gathers the runs. */
  public static final class Gathering {

    private final List<double[]> runs = new ArrayList<>();

    /** One run's figure. */
    public void add(double figure) {
      add(figure, 1);
    }

    /** One run's share of a ratio over all runs, such as seconds waited by callers. */
    public void add(double numerator, double denominator) {
      runs.add(new double[] {numerator, denominator});
    }

    public Estimate estimate() {
      double numerators = 0;
      double denominators = 0;
      for (double[] run : runs) {
        numerators += run[0];
        denominators += run[1];
      }
      int n = runs.size();
      double ratio = numerators / denominators;
      double squares = 0;
      for (double[] run : runs) {
        squares += Math.pow(run[0] - ratio * run[1], 2);
      }
      double deviation = Math.sqrt(squares / (n - 1)) / (denominators / n);
      return new Estimate(ratio, student(n - 1) * deviation / Math.sqrt(n), n);
    }
  }

  /** The 97.5 % quantile of Student's distribution, by the series of Cornish and Fisher. */
  static double student(int freedom) {
    double z = 1.959963984540054;
    double first = (Math.pow(z, 3) + z) / 4;
    double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
    double third = (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z) / 384;
    return z + first / freedom + second / Math.pow(freedom, 2) + third / Math.pow(freedom, 3);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", mean, mean - half, mean + half);
  }
}
