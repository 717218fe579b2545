package io.heliotrope.simulation;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How long people are willing to wait, from those who hung up and those who were answered before
 * they would have: the product-limit estimator of Kaplan and Meier. Beyond the last who hung up,
 * patience goes on exponentially with the mean of all.
 */
public final class KaplanMeier {

  /** The share of people still willing to wait after so many seconds. */
  private final NavigableMap<Double, Double> survival = new TreeMap<>();

  /** The same the other way round; shares are negative, for the map to rise with time. */
  private final NavigableMap<Double, Double> byLevel = new TreeMap<>();

  private final double meanPatience;

  private KaplanMeier(NavigableMap<Double, int[]> events, int people) {
    double atRisk = people;
    double left = 1;
    double waited = 0;
    int hungUp = 0;
    for (var event : events.entrySet()) {
      int[] counts = event.getValue();
      if (counts[0] > 0) {
        left *= 1 - counts[0] / atRisk;
        survival.put(event.getKey(), left);
        byLevel.putIfAbsent(-left, event.getKey());
      }
      atRisk -= counts[0] + counts[1];
      hungUp += counts[0];
      waited += event.getKey() * (counts[0] + counts[1]);
    }
    this.meanPatience = waited / Math.max(1, hungUp);
  }

  /** Gathers waits. */
  public static final class Gathering {

    private final NavigableMap<Double, int[]> events = new TreeMap<>();
    private int people;

    /** Somebody waited so long and then hung up, or was answered. */
    public void add(Duration waited, boolean hungUp) {
      people++;
      events.computeIfAbsent(seconds(waited), _ -> new int[2])[hungUp ? 0 : 1]++;
    }

    public KaplanMeier estimate() {
      return new KaplanMeier(events, people);
    }
  }

  /** The share of people still willing to wait after that time. */
  public double survival(Duration time) {
    var last = survival.floorEntry(seconds(time));
    return last == null ? 1 : last.getValue();
  }

  /** The mean patience if people hung up at a constant rate: all waits / number who hung up. */
  public Duration meanPatience() {
    return ofSeconds(meanPatience);
  }

  /** The patience of somebody who has waited so long already. */
  public Duration draw(Duration waited, RandomGenerator random) {
    double level = survival(waited) * random.nextDouble();
    // survival falls with time: the first time at which it is at or below the level
    Double first = byLevel.ceilingKey(-level);
    if (first != null) {
      return ofSeconds(byLevel.getOrDefault(first, 0.0));
    }
    double last = survival.isEmpty() ? 0 : survival.lastKey();
    return ofSeconds(Math.max(last, seconds(waited)))
        .plus(Poisson.exponential(random, meanPatience()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
