package io.heliotrope.bench;

import io.heliotrope.bench.Contestant.Running;
import io.heliotrope.bench.Load.Held;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Conducts the benchmark: every server in turn under the same load, then full of held callers. */
final class Bench implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Plan plan;
  private final Program generator;
  private final Quiet quiet;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Crowd> crowds = new ArrayList<>();

  private Bench(Plan plan) throws IOException {
    this.plan = plan;
    quiet = new Quiet(List.of(plan.serverCore(), plan.loadCore()), plan.patience());
    generator =
        Program.java(
            plan.loadCore(),
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", Generator.class.getName()));
  }

  /** See {@code scripts/bench-agi --help}. */
  public static void main(String[] args) throws Exception {
    Plan plan;
    try {
      plan = Plan.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try (var bench = new Bench(plan)) {
      for (int round = 1; round <= plan.rounds(); round++) {
        bench.round(round);
      }
      for (Contestant who : Contestant.values()) {
        bench.hold(who);
      }
      new Report(plan, bench.stretches, bench.crowds).write();
    }
  }

  /**
   * All servers are up; each rate goes over them in turn, beginning with another one each round.
   */
  private void round(int round) throws IOException, InterruptedException {
    List<Running> servers = new ArrayList<>();
    try {
      for (Contestant who : Contestant.values()) {
        say("Round %d of %d: warming up %s", round, plan.rounds(), who.title);
        servers.add(who.served(plan.serverCore()));
        for (List<Integer> warmUp : Plan.WARM_UP) {
          load(servers.getLast(), warmUp.getFirst(), warmUp.getLast(), 0);
        }
      }
      Collections.rotate(servers, round - 1);
      for (int rate : Plan.RATES) {
        for (Running server : servers) {
          stretches.add(stretch(server, round, rate));
        }
      }
    } finally {
      for (Running server : servers) {
        server.close();
      }
    }
  }

  /** Measures in a quiet moment, if one comes, and again if it was not quiet to the end. */
  private Stretch stretch(Running server, int round, int rate)
      throws IOException, InterruptedException {
    quiet.await();
    Stretch best = measured(server, round, rate);
    for (int attempt = 2; best.disturbed() && attempt <= Plan.ATTEMPTS; attempt++) {
      quiet.await();
      Stretch again = measured(server, round, rate);
      best = again.others() < best.others() ? again : best;
    }
    say(best);
    return best;
  }

  private Stretch measured(Running server, int round, int rate) throws IOException {
    long pid = server.program().pid();
    Duration core = CpuClock.ofCore(plan.serverCore());
    Duration cpu = CpuClock.of(pid);
    long began = System.nanoTime();
    Load load = load(server, rate, plan.seconds(), round);
    double took = System.nanoTime() - began;
    cpu = CpuClock.of(pid).minus(cpu);
    core = CpuClock.ofCore(plan.serverCore()).minus(core);
    server.who().checkDialogue(load.commands());
    return new Stretch(
        server.who(),
        round,
        rate,
        cpu.toNanos() / 1e3 / Math.max(1, load.served()),
        Math.max(0, core.minus(cpu).toNanos() / took),
        load);
  }

  private Load load(Running server, int rate, int seconds, long seed) throws IOException {
    return JSON.readValue(
        generator.ask("load %d %d %d %d".formatted(server.port(), rate, seconds, seed)),
        Load.class);
  }

  private void hold(Contestant who) throws Exception {
    if (who == Contestant.ASTERISK_JAVA) {
      crowds.add(hold(who, false, Math.min(plan.held(), 1_000)));
      crowds.add(hold(who, true, Math.min(plan.held(), Plan.THREADED_HELD)));
    } else {
      crowds.add(hold(who, false, plan.held()));
    }
  }

  private Crowd hold(Contestant who, boolean made, int wanted) throws Exception {
    say("Holding %,d callers in %s%s", wanted, who.title, made ? " with a larger pool" : "");
    List<Crowd.Point> points = new ArrayList<>();
    try (Running server = who.held(plan.serverCore(), made ? wanted + 100 : 0)) {
      generator.ask("hold %d %d".formatted(server.port(), wanted / 4)); // code and heap get warm
      generator.ask("drop");
      for (int part = 1; part <= 4; part++) {
        Held held =
            JSON.readValue(
                generator.ask("hold %d %d".formatted(server.port(), wanted * part / 4)),
                Held.class);
        var memory = server.program().memory();
        points.add(new Crowd.Point(held.held(), held.refused(), memory.whole(), memory.heap()));
      }
      generator.ask("drop");
    }
    return new Crowd(who, made, wanted, points);
  }

  private static void say(Stretch stretch) {
    Load load = stretch.load();
    say(
        "  %-14s %,6d/s: CPU %4.0f µs a session, turnaround p50 %4.0f p99 %5.0f µs%s%s",
        stretch.who().title,
        stretch.rate(),
        stretch.cpuMicros(),
        load.turnaround().p50(),
        load.turnaround().p99(),
        load.served() < load.started()
            ? ", %,d of %,d not served".formatted(load.started() - load.served(), load.started())
            : "",
        stretch.disturbed()
            ? " (disturbed: others took %.0f %% of its core)".formatted(100 * stretch.others())
            : "");
  }

  private static void say(String format, Object... values) {
    System.err.println(format.formatted(values));
  }

  @Override
  public void close() {
    generator.close();
  }
}
