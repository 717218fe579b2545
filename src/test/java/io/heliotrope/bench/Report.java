package io.heliotrope.bench;

import io.heliotrope.bench.Stretch.Figure;
import io.heliotrope.bench.Stretch.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was found, for people on the standard output and for programs in a file. */
record Report(Plan plan, List<Stretch> stretches, List<Crowd> crowds) {
  private static final Path FOLDER = Path.of("target", "bench");

  void write() throws IOException {
    System.out.println();
    System.out.println(machine());
    for (int rate : Plan.RATES) {
      compare(rate);
    }
    System.out.println();
    System.out.println("Callers held in music");
    crowds.forEach(crowd -> System.out.println("  " + told(crowd)));
    System.out.println();
    System.out.println(doubts());
    Path file = FOLDER.resolve("agi.json");
    Files.createDirectories(FOLDER);
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(
            file.toFile(), Map.of("machine", machine(), "stretches", stretches, "crowds", crowds));
    System.out.println("All figures: " + file);
  }

  private void compare(int rate) {
    System.out.printf("%n%-40s", "%,d sessions a second, open loop".formatted(rate));
    for (Contestant who : Contestant.values()) {
      System.out.printf(who == Contestant.BARE ? "%12s" : "   %26s", who.title);
    }
    System.out.println();
    for (Figure figure : Figure.values()) {
      System.out.printf("  %-38s", figure.title);
      for (Contestant who : Contestant.values()) {
        System.out.print(cell(who, rate, figure));
      }
      System.out.println();
    }
    System.out.printf("  %-38s", "not served");
    for (Contestant who : Contestant.values()) {
      System.out.printf(who == Contestant.BARE ? "%12s" : "   %26s", notServed(who, rate));
    }
    System.out.println();
  }

  private String cell(Contestant who, int rate, Figure figure) {
    Spread absolute = Stretch.absolute(stretches, who, rate, figure);
    if (who == Contestant.BARE) {
      return "%,12.0f".formatted(absolute.median());
    }
    Spread ratio = Stretch.ratio(stretches, who, rate, figure);
    return "   %,8.0f  ×%.2f (%.2f–%.2f)"
        .formatted(absolute.median(), ratio.median(), ratio.least(), ratio.most());
  }

  private String notServed(Contestant who, int rate) {
    List<Load> loads =
        stretches.stream()
            .filter(it -> it.who() == who && it.rate() == rate)
            .map(Stretch::load)
            .toList();
    int started = loads.stream().mapToInt(Load::started).sum();
    int served = loads.stream().mapToInt(Load::served).sum();
    return started == served ? "none" : "%,d of %,d".formatted(started - served, started);
  }

  private static String told(Crowd crowd) {
    Crowd.Point last = crowd.points().getLast();
    String outcome =
        "%-14s %s %,6d held, %s refused"
            .formatted(
                crowd.who().title,
                crowd.made() ? "with a larger pool:" : "as it comes:       ",
                last.held(),
                last.refused() == 0 ? "none" : "%,d".formatted(last.refused()));
    return last.refused() > 0
        ? outcome
        : outcome
            + "; %.1f KB each, %.1f of it heap; 100,000 would need %,.0f MB"
                .formatted(
                    crowd.bytesEach() / 1024,
                    crowd.heapEach() / 1024,
                    crowd.bytesWith(100_000) / (1 << 20));
  }

  private String doubts() {
    long disturbed = stretches.stream().filter(Stretch::disturbed).count();
    double late = stretches.stream().mapToDouble(it -> it.load().late().p99()).max().orElse(0);
    double busy = stretches.stream().mapToDouble(it -> it.load().busy()).max().orElse(0);
    return ("The load generator was busy %.0f %% of its time at most and began calls late by %.0f µs"
            + " at worst (p99).%nOther programs took more than %.0f %% of the servers' core in %d of"
            + " %d stretches.")
        .formatted(100 * busy, late, 100 * Quiet.DISTURBED, disturbed, stretches.size());
  }

  private String machine() throws IOException {
    return ("%s, %d cores (servers on core %d, load on core %d), %s;"
            + " %d rounds of %d s a stretch; ratios to bare Netty: median (least–most of the rounds)")
        .formatted(
            Machine.processor(),
            Machine.cores().size(),
            plan.serverCore(),
            plan.loadCore(),
            Machine.software(),
            plan.rounds(),
            plan.seconds());
  }
}
