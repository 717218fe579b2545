package io.heliotrope.simulation;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The real February beside its replay, and one policy beside another. */
final class FebruaryReport {

  private static final Optional<Duration> EACH_SECOND = Optional.of(Duration.ofSeconds(1));

  private final PrintStream out;
  private final PrintStream progress;

  FebruaryReport(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  int run(int runs) {
    if (!Files.exists(BankCall.FILE)) {
      progress.println(
          BankCall.FILE
              + " is absent.\nMaybe put the bank's calls there; they are not ours to ship.");
      return 3;
    }
    var february = new February(BankCall.read(BankCall.FILE));
    List<Visit> real = february.real();
    Map<String, List<February.Month>> months = new LinkedHashMap<>();
    policies(february)
        .forEach((name, policy) -> {
          progress.println("  " + name);
          months.put(
              name,
              LongStream.rangeClosed(1, runs)
                  .parallel()
                  .mapToObj(seed -> february.replay(policy, seed))
                  .toList());
        });
    out.printf("Callers who wanted an agent: %,d%n%n", real.size());
    out.printf("%-40s %s %9s%n", "", Figures.HEAD, "spread");
    row("as it was in 1999", Figures.of(real), february.spread(real));
    months.forEach((name, of) ->
        row(
            name,
            figures(of, _ -> true),
            of.stream().mapToDouble(February.Month::spread).average().orElseThrow()));
    out.println("\nOf those who had a head start, the wait of those who waited:");
    Predicate<Visit> preferred = visit -> visit.caller().headStart().isPositive();
    row("as it was in 1999", Figures.of(real.stream().filter(preferred).toList()), 0);
    months.forEach((name, of) -> row(name, figures(of, preferred), 0));
    days(real, months.values().iterator().next());
    return 0;
  }

  /** How far the replay is off, day by day. */
  private void days(List<Visit> real, List<February.Month> replayed) {
    Map<LocalDate, List<Visit>> was = byDay(real);
    Map<LocalDate, List<Figures>> is = new TreeMap<>();
    for (February.Month month : replayed) {
      byDay(month.visits())
          .forEach((day, visits) ->
              is.computeIfAbsent(day, _ -> new ArrayList<>()).add(Figures.of(visits)));
    }
    out.println("\nThe first of these policies beside 1999, day by day:");
    List<Figures[]> pairs = new ArrayList<>();
    was.forEach((day, visits) -> {
      Figures one = Figures.of(visits);
      Figures other = Figures.mean(is.getOrDefault(day, List.of(one)));
      pairs.add(new Figures[] {one, other});
      out.printf("%s %6d callers %s  %s%n", day, one.callers(), one, other);
    });
    out.printf(
        Locale.ROOT,
        "%nMean error of a day: service level %.1f points, abandonment %.1f points, mean wait %.1f"
            + " s; correlation of the mean waits %.2f%n",
        100 * error(pairs, Figures::serviceLevel),
        100 * error(pairs, Figures::abandonment),
        error(pairs, Figures::meanWait),
        correlation(pairs, Figures::meanWait));
  }

  static Map<String, Supplier<Policy>> policies(February february) {
    Map<String, Supplier<Policy>> policies = new LinkedHashMap<>();
    policies.put("Heliotrope, longest idle", february.floor("strategy=longest-idle"));
    policies.put("Heliotrope, best fit", february.floor("strategy=best-fit"));
    policies.put("Heliotrope, least occupied", february.floor("strategy=least-occupied"));
    policies.put("Heliotrope, round robin", february.floor("strategy=round-robin"));
    for (AppQueueStrategy strategy : AppQueueStrategy.values()) {
      policies.put("Asterisk " + strategy, february.asterisk(strategy, EACH_SECOND));
    }
    policies.put(
        "  RRMEMORY if it looked at once",
        february.asterisk(AppQueueStrategy.RRMEMORY, Optional.empty()));
    return policies;
  }

  private void row(String name, Figures figures, double spread) {
    String spreadText = spread == 0 ? "" : String.format(Locale.ROOT, "%9.3f", spread);
    out.printf("%-40s %s %s%n", name, figures, spreadText);
  }

  private static Figures figures(List<February.Month> months, Predicate<Visit> whose) {
    return Figures.mean(
        months.stream()
            .map(month -> Figures.of(month.visits().stream().filter(whose).toList()))
            .toList());
  }

  private static Map<LocalDate, List<Visit>> byDay(List<Visit> visits) {
    return visits.stream()
        .collect(
            Collectors.groupingBy(
                visit -> visit.caller().comes().atZone(BankCall.ZONE).toLocalDate(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static double error(List<Figures[]> pairs, ToDoubleFunction<Figures> figure) {
    return pairs.stream()
        .mapToDouble(
            pair -> Math.abs(figure.applyAsDouble(pair[0]) - figure.applyAsDouble(pair[1])))
        .average()
        .orElseThrow();
  }

  private static double correlation(List<Figures[]> pairs, ToDoubleFunction<Figures> figure) {
    double one =
        pairs.stream().mapToDouble(p -> figure.applyAsDouble(p[0])).average().orElseThrow();
    double two =
        pairs.stream().mapToDouble(p -> figure.applyAsDouble(p[1])).average().orElseThrow();
    double both = 0;
    double first = 0;
    double second = 0;
    for (Figures[] pair : pairs) {
      double x = figure.applyAsDouble(pair[0]) - one;
      double y = figure.applyAsDouble(pair[1]) - two;
      both += x * y;
      first += x * x;
      second += y * y;
    }
    return both / Math.sqrt(first * second);
  }
}
