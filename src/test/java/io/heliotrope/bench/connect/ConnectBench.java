package io.heliotrope.bench.connect;

import io.heliotrope.bench.CpuClock;
import io.heliotrope.bench.Machine;
import io.heliotrope.bench.connect.Turn.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Conducts the benchmark: Heliotrope and the queue in turns, each on a machine set up anew. */
final class ConnectBench {

  private ConnectBench() {}

  /** See {@code scripts/bench-connect --help}. */
  public static void main(String[] args) throws Exception {
    Plan plan;
    try {
      plan = Plan.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\nMaybe try scripts/bench-connect --help");
      System.exit(2);
      return;
    }
    List<Turn> turns = new ArrayList<>();
    for (Plan.Series series : plan.series()) {
      for (int round = 1; round <= series.rounds(); round++) {
        System.err.printf(
            "%d callers waiting, round %d of %d%n", series.waiting(), round, series.rounds());
        for (Answering who : Answering.values()) {
          turns.add(turn(who, series, round, plan.cold()));
          say(turns.getLast());
        }
      }
    }
    new Report(plan, turns).write();
  }

  /** One turn: talks are as long in both turns of a round. */
  static Turn turn(Answering who, Plan.Series series, int round, int cold) throws Exception {
    try (Rig rig = Rig.start(who, series.waiting(), round)) {
      List<Duration> first = rig.handOvers(cold);
      Duration cpu = allCores();
      long began = System.nanoTime();
      List<Duration> rest = rig.handOvers(series.handOvers());
      double took = System.nanoTime() - began;
      return new Turn(
          who,
          series.waiting(),
          round,
          Turn.millis(first),
          Turn.millis(rest),
          allCores().minus(cpu).toNanos() / took / Machine.cores());
    }
  }

  private static Duration allCores() throws IOException {
    Duration all = Duration.ZERO;
    for (int core = 0; core < Machine.cores(); core++) {
      all = all.plus(CpuClock.ofCore(core));
    }
    return all;
  }

  private static void say(Turn turn) {
    Figures figures = Figures.of(turn.millis());
    System.err.printf(
        "  %-10s p50 %6.1f   p95 %6.1f   max %6.1f ms   (machine %.0f %% busy)%n",
        turn.who().title, figures.p50(), figures.p95(), figures.max(), 100 * turn.busy());
  }
}
