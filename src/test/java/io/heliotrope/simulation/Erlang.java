package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Formulae of queues with Poisson arrivals and exponential talks in the steady state. Rates are per
 * unit of time, whichever; waits come in that unit.
 */
public final class Erlang {

  private Erlang() {}

  /** Erlang B: the share of callers who find all agents busy where nobody waits. */
  public static double lost(double erlangs, int agents) {
    double lost = 1;
    for (int n = 1; n <= agents; n++) {
      lost = erlangs * lost / (n + erlangs * lost);
    }
    return lost;
  }

  /** Erlang C: the share of callers who wait, where everybody waits. */
  public static double waits(double erlangs, int agents) {
    if (erlangs >= agents) {
      throw new IllegalArgumentException(
          "%s Erlang are too many for %d agents: the queue has no end.".formatted(erlangs, agents));
    }
    double lost = lost(erlangs, agents);
    return agents * lost / (agents - erlangs * (1 - lost));
  }

  /** The mean wait of all callers where everybody waits. */
  public static double meanWait(double arrivals, double services, int agents) {
    return waits(arrivals / services, agents) / (agents * services - arrivals);
  }

  /** The share of callers who wait no longer than that, where everybody waits. */
  public static double within(double time, double arrivals, double services, int agents) {
    return 1
        - waits(arrivals / services, agents) * Math.exp(-time * (agents * services - arrivals));
  }

  /**
   * Erlang A: callers hang up after an exponential patience.
   *
   * @param meanWait of all callers, also of those who hang up
   * @param abandoned the share of callers who hang up
   */
  public record WithPatience(double meanWait, double abandoned) {

    /** {@code hangUps} is the rate at which one waiting caller hangs up: 1 / mean patience. */
    public static WithPatience of(double arrivals, double services, int agents, double hangUps) {
      // A birth-death process: the weight of n callers, until more can't matter any more.
      List<Double> weights = new ArrayList<>(List.of(1.0));
      double sum = 1;
      double last = 1;
      for (int n = 1; n <= agents || last > sum * 1e-18; n++) {
        last *= arrivals / (Math.min(n, agents) * services + Math.max(0, n - agents) * hangUps);
        weights.add(last);
        sum += last;
      }
      double waiting = 0;
      for (int n = agents + 1; n < weights.size(); n++) {
        waiting += (n - agents) * weights.get(n) / sum;
      }
      return new WithPatience(waiting / arrivals, waiting * hangUps / arrivals);
    }
  }
}
