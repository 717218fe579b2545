package io.heliotrope.simulation;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What {@code scripts/simulate} runs. Results go to the standard output, progress to the error. */
public final class Simulate {

  private static final PrintStream OUT = System.out;
  private static final PrintStream PROGRESS = System.err;

  private final List<String> arguments;

  private Simulate(String[] arguments) {
    this.arguments = List.of(arguments);
  }

  public static void main(String[] arguments) {
    System.exit(new Simulate(arguments).run());
  }

  private int run() {
    if (arguments.contains("--references")) {
      return references(number("--days").orElse(5_000));
    }
    if (arguments.contains("--february")) {
      return new FebruaryReport(OUT, PROGRESS).run(number("--runs").orElse(5));
    }
    if (arguments.contains("--seeds")) {
      return days(1, number("--seeds").orElse(10_000));
    }
    Optional<Integer> seed = number("--seed");
    if (seed.isPresent()) {
      return days(seed.get(), seed.get());
    }
    PROGRESS.println("Nothing to do.\nMaybe see scripts/simulate --help.");
    return 2;
  }

  private int references(int days) {
    OUT.printf(
        "%-34s %-26s %-20s found with its 95 %% interval%n", "queue", "figure", "known to be");
    boolean agree = true;
    for (Reference reference : References.all()) {
      var done = new AtomicInteger();
      List<Reference.Found> found =
          reference.find(days, more -> progress(reference.name(), done.addAndGet(more), days));
      PROGRESS.print("\r" + " ".repeat(79) + "\r");
      found.forEach(OUT::println);
      OUT.flush();
      agree &= found.stream().allMatch(figure -> figure.agrees(2));
    }
    int runs = Math.max(4, days / 12);
    var done = new AtomicInteger();
    Estimate ratio =
        TwoSkills.ratio(runs, "", () -> progress("two skills", done.incrementAndGet(), runs));
    PROGRESS.print("\r" + " ".repeat(79) + "\r");
    OUT.printf(
        "%-34s %-26s %-20s %s%n",
        "two skills an agent", "wait / full pooling", "at most 1.5", ratio);
    agree &= ratio.mean() <= 1.5;
    return agree ? 0 : 1;
  }

  /** Lives days of three sites, and stops at the first that goes wrong. */
  private static int days(int first, int last) {
    var done = new AtomicInteger();
    var events = new AtomicLong();
    Optional<String> failure =
        IntStream.rangeClosed(first, last)
            .parallel()
            .mapToObj(seed -> {
              Optional<String> wrong = live(seed, events);
              progress("days", done.incrementAndGet(), last - first + 1);
              return wrong;
            })
            .flatMap(Optional::stream)
            .findAny();
    PROGRESS.println();
    failure.ifPresent(OUT::println);
    OUT.printf("%,d days lived, %,d events%n", done.get(), events.get());
    return failure.isEmpty() ? 0 : 1;
  }

  private static Optional<String> live(int seed, AtomicLong events) {
    try {
      events.addAndGet(new Day(seed, FloorUnderTest::real).live());
      return Optional.empty();
    } catch (AssertionError wrong) {
      return Optional.of(
          "%s%n%nSeed %d went wrong; 'scripts/simulate --seed %d' lives it again, the same way."
              .formatted(wrong.getMessage(), seed, seed));
    }
  }

  private static void progress(String what, int done, int of) {
    if (done % 10 == 0 || done >= of) {
      PROGRESS.printf(Locale.ROOT, "\r%s: day %,d of %,d", what, Math.min(done, of), of);
    }
  }

  private Optional<Integer> number(String option) {
    int at = arguments.indexOf(option);
    if (at < 0) {
      return Optional.empty();
    }
    String text = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
    try {
      return Optional.of(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s needs a whole number, not '%s'.%nMaybe %s 1000?".formatted(option, text, option), e);
    }
  }
}
