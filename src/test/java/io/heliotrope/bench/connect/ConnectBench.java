package io.heliotrope.bench.connect;

import io.heliotrope.bench.CpuClock;
import io.heliotrope.bench.Machine;
import io.heliotrope.bench.Quiet;
import io.heliotrope.bench.connect.Turn.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Conducts the benchmark: Heliotrope and the queue in turns, each on a machine set up anew. */
final class ConnectBench {

  /** How often a turn is played if others use the machine meanwhile; the quietest counts. */
  private static final int ATTEMPTS = 3;

  private final Plan plan;
  private final Quiet quiet;
  private final List<Turn> turns = new ArrayList<>();

  private ConnectBench(Plan plan) {
    this.plan = plan;
    this.quiet = new Quiet(Machine.cores(), plan.patience());
  }

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
    var bench = new ConnectBench(plan);
    for (Plan.Series series : plan.series()) {
      for (int round = 1; round <= series.rounds(); round++) {
        System.err.printf(
            "%d callers waiting, round %d of %d%n", series.waiting(), round, series.rounds());
        for (Answering who : Answering.values()) {
          bench.quietTurn(who, series, round);
        }
      }
    }
    new Report(plan, bench.turns).write();
  }

  private void quietTurn(Answering who, Plan.Series series, int round) throws Exception {
    quiet.await();
    Turn best = turn(who, series, round, plan.cold());
    say(best);
    for (int attempt = 2; best.disturbed() && quiet.patient() && attempt <= ATTEMPTS; attempt++) {
      quiet.await();
      Turn again = turn(who, series, round, plan.cold());
      say(again);
      best = again.others() < best.others() ? again : best;
    }
    turns.add(best);
  }

  /** One turn: talks are as long in both turns of a round. */
  static Turn turn(Answering who, Plan.Series series, int round, int cold) throws Exception {
    try (Rig rig = Rig.start(who, series.waiting(), round)) {
      List<Duration> first = rig.handOvers(cold);
      Duration before = othersWorked();
      long began = System.nanoTime();
      List<Duration> rest = rig.handOvers(series.handOvers());
      double took = System.nanoTime() - began;
      return new Turn(
          who,
          series.waiting(),
          round,
          Turn.millis(first),
          Turn.millis(rest),
          Math.max(0, othersWorked().minus(before).toNanos() / took / Machine.cores().size()));
    }
  }

  private static Duration othersWorked() throws IOException {
    return Quiet.busy(Machine.cores()).minus(CpuClock.ofUsAll());
  }

  private static void say(Turn turn) {
    Figures figures = Figures.of(turn.millis());
    System.err.printf(
        "  %-10s p50 %6.1f   p95 %6.1f   max %6.1f ms%s%n",
        turn.who().title,
        figures.p50(),
        figures.p95(),
        figures.max(),
        turn.disturbed()
            ? "   (disturbed: others took %.0f %% of the machine)".formatted(100 * turn.others())
            : "");
  }
}
