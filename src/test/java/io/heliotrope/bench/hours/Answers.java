package io.heliotrope.bench.hours;

import io.heliotrope.config.Company;
import io.heliotrope.floor.OpenNow;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.SiteHours;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** "Open now?" at 50 sites, one after the other: from the floor's memory, and worked out anew. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Answers {

  private static final Instant NOW = Instant.parse("2027-03-24T12:00:00Z");

  /** Time passes by one millisecond from question to question, so that sites open and close. */
  @State(Scope.Benchmark)
  public static class Sites {
    private final Company company = ManySites.company();
    private final OpenNow floor = new OpenNow(company, NOW);
    private final List<SiteHours> hours = List.copyOf(ManySites.hours(company).values());
    private int question;

    Instant now() {
      return NOW.plus(++question, ChronoUnit.MILLIS);
    }
  }

  @Benchmark
  public boolean fromMemory(Sites sites) {
    Instant now = sites.now();
    return sites.floor.ask(sites.question, now);
  }

  @Benchmark
  public OpenState workedOut(Sites sites) {
    Instant now = sites.now();
    return sites.hours.get(sites.question % sites.hours.size()).at(now);
  }
}
