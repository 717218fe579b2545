package io.heliotrope.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One server under one load in one round.
 *
 * @param rate sessions a second
 * @param cpuMicros CPU time of the server's process for each session served, in microseconds
 * @param others the part of the server's core that went to other programs meanwhile, 0 to 1
 */
record Stretch(Contestant who, int round, int rate, double cpuMicros, double others, Load load) {

  boolean disturbed() {
    return others > Quiet.DISTURBED;
  }

  /** A figure to compare servers by; less is better. */
  enum Figure {
    CPU("CPU per session, µs", Stretch::cpuMicros),
    TURNAROUND_P50("command turnaround p50, µs", it -> it.load().turnaround().p50()),
    TURNAROUND_P99("command turnaround p99, µs", it -> it.load().turnaround().p99()),
    TURNAROUND_P999("command turnaround p99.9, µs", it -> it.load().turnaround().p999()),
    CONNECT_P50("connect → first command p50, µs", it -> it.load().connect().p50()),
    CONNECT_P99("connect → first command p99, µs", it -> it.load().connect().p99());

    final String title;
    final ToDoubleFunction<Stretch> of;

    Figure(String title, ToDoubleFunction<Stretch> of) {
      this.title = title;
      this.of = of;
    }
  }

  /** The middle, the least and the most of some numbers. */
  record Spread(double median, double least, double most) {
    static Spread of(List<Double> numbers) {
      List<Double> sorted = numbers.stream().sorted().toList();
      int middle = sorted.size() / 2;
      double median =
          sorted.size() % 2 == 1
              ? sorted.get(middle)
              : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
      return new Spread(median, sorted.getFirst(), sorted.getLast());
    }
  }

  static Spread absolute(List<Stretch> all, Contestant who, int rate, Figure figure) {
    return Spread.of(of(all, who, rate).stream().map(it -> figure.of.applyAsDouble(it)).toList());
  }

  /** How many times bare Netty's figure of the same round this server needed. */
  static Spread ratio(List<Stretch> all, Contestant who, int rate, Figure figure) {
    List<Stretch> bare = of(all, Contestant.BARE, rate);
    return Spread.of(
        of(all, who, rate).stream()
            .map(it ->
                figure.of.applyAsDouble(it)
                    / figure.of.applyAsDouble(
                        bare.stream()
                            .filter(limit -> limit.round == it.round)
                            .findFirst()
                            .orElseThrow()))
            .toList());
  }

  private static List<Stretch> of(List<Stretch> all, Contestant who, int rate) {
    return all.stream().filter(it -> it.who == who && it.rate == rate).toList();
  }
}
