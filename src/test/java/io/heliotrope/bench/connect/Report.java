package io.heliotrope.bench.connect;

import io.heliotrope.bench.Machine;
import io.heliotrope.bench.connect.Turn.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was found, for people on the standard output and for programs in a file. */
record Report(Plan plan, List<Turn> turns) {

  private static final Path FOLDER = Path.of("target", "bench");

  void write() throws IOException {
    System.out.println();
    System.out.println(machine());
    System.out.println("From the BYE of an agent's telephone to the next INVITE at it, ms:");
    plan.series().forEach(this::compare);
    System.out.println();
    told(
        "Its first %d after a start (not counted)".formatted(plan.cold()),
        of(Answering.HELIOTROPE, plan.series().getFirst().waiting()),
        Turn::cold);
    System.out.println();
    System.out.println(doubts());
    Path file = FOLDER.resolve("connect.json");
    Files.createDirectories(FOLDER);
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(file.toFile(), Map.of("machine", machine(), "turns", turns));
    System.out.println("All figures: " + file);
  }

  private void compare(Plan.Series series) {
    System.out.printf("%n%d callers waiting%n", series.waiting());
    List<Turn> ours = of(Answering.HELIOTROPE, series.waiting());
    List<Turn> theirs = of(Answering.QUEUE, series.waiting());
    told("Heliotrope", ours, Turn::millis);
    told("Asterisk's Queue()", theirs, Turn::millis);
    List<Double> ratios =
        ours.stream()
            .map(our -> median(List.of(sameRound(our, theirs))) / median(List.of(our)))
            .sorted()
            .toList();
    System.out.printf(
        "  the queue's median is %.0f times Heliotrope's%s%n",
        median(theirs) / median(ours),
        ratios.size() == 1
            ? ""
            : " (in single rounds %.0f to %.0f)".formatted(ratios.getFirst(), ratios.getLast()));
  }

  private static void told(String what, List<Turn> turns, Function<Turn, List<Double>> times) {
    Figures all = Figures.of(turns.stream().map(times).flatMap(List::stream).toList());
    System.out.printf(
        "  %-44s p50 %6.1f   p95 %6.1f   max %6.1f   n %d, medians of the rounds %s%n",
        what,
        all.p50(),
        all.p95(),
        all.max(),
        all.count(),
        String.join(
            ", ",
            turns.stream()
                .map(turn -> "%.1f".formatted(Figures.of(times.apply(turn)).p50()))
                .toList()));
  }

  private static double median(List<Turn> turns) {
    return Figures.of(turns.stream().map(Turn::millis).flatMap(List::stream).toList()).p50();
  }

  private static Turn sameRound(Turn turn, List<Turn> others) {
    return others.stream().filter(other -> other.round() == turn.round()).findFirst().orElseThrow();
  }

  private List<Turn> of(Answering who, int waiting) {
    return turns.stream().filter(it -> it.who() == who && it.waiting() == waiting).toList();
  }

  private String machine() throws IOException {
    return "%s, %d cores; %s; %d agents"
        .formatted(
            Machine.processor(), Machine.cores().size(), Machine.software(), Rig.AGENTS.size());
  }

  private String doubts() {
    long disturbed = turns.stream().filter(Turn::disturbed).count();
    double most = turns.stream().mapToDouble(Turn::others).max().orElse(0);
    return "Other programs took more than %.0f %% of the machine in %d of %d turns (%.0f %% at most)."
        .formatted(100 * Turn.DISTURBED, disturbed, turns.size(), 100 * most);
  }
}
