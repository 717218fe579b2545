package io.heliotrope.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How it went for many callers. All shares are of all callers who wanted an agent, those who hung
 * up included.
 *
 * @param serviceLevel the share that was answered within 20 s
 * @param abandonment the share that hung up
 * @param meanWait in seconds, until answered or hung up
 * @param waitOfThoseWhoWaited the same, of those who did not get an agent at once
 * @param late the wait that one caller of twenty exceeds, in seconds
 */
public record Figures(
    int callers,
    double serviceLevel,
    double abandonment,
    double meanWait,
    double waitOfThoseWhoWaited,
    double late) {

  private static final Duration TARGET = Duration.ofSeconds(20);

  public static Figures of(List<Visit> visits) {
    long inTime =
        visits.stream()
            .filter(visit -> visit.served() && visit.waited().compareTo(TARGET) <= 0)
            .count();
    long hungUp = visits.stream().filter(visit -> !visit.served()).count();
    double[] waits =
        visits.stream().mapToDouble(visit -> visit.waited().toMillis() / 1000.0).sorted().toArray();
    double sum = 0;
    int waited = 0;
    for (double wait : waits) {
      sum += wait;
      waited += wait > 0 ? 1 : 0;
    }
    int n = waits.length;
    return new Figures(
        n,
        (double) inTime / n,
        (double) hungUp / n,
        sum / n,
        sum / Math.max(1, waited),
        waits[Math.min(n - 1, (int) (n * 0.95))]);
  }

  /** Of several runs with the same callers. */
  public static Figures mean(List<Figures> runs) {
    return new Figures(
        runs.getFirst().callers,
        runs.stream().mapToDouble(Figures::serviceLevel).average().orElseThrow(),
        runs.stream().mapToDouble(Figures::abandonment).average().orElseThrow(),
        runs.stream().mapToDouble(Figures::meanWait).average().orElseThrow(),
        runs.stream().mapToDouble(Figures::waitOfThoseWhoWaited).average().orElseThrow(),
        runs.stream().mapToDouble(Figures::late).average().orElseThrow());
  }

  public static final String HEAD =
      String.format("%9s %9s %9s %9s %9s", "in 20 s", "hung up", "mean wait", "of waits", "95 %");

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%7.1f %% %7.1f %% %7.1f s %7.1f s %7.0f s",
        100 * serviceLevel,
        100 * abandonment,
        meanWait,
        waitOfThoseWhoWaited,
        late);
  }
}
