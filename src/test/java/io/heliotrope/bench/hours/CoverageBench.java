package io.heliotrope.bench.hours;

import io.heliotrope.config.Company;
import io.heliotrope.hours.coverage.Coverage;
import java.time.Duration;
import java.time.Instant;

/** 400 days of 50 sites with 20 languages, ten times; the first time is that of a command. */
public final class CoverageBench {

  private static final int RUNS = 10;

  private CoverageBench() {}

  /** Prints the milliseconds of the first time, and of the last. */
  public static void main(String[] args) {
    Company company = ManySites.company();
    Instant from = Instant.parse("2026-11-23T00:00:00Z");
    long first = 0;
    long last = 0;
    for (int run = 1; run <= RUNS; run++) {
      long begin = System.nanoTime();
      Coverage.of(company, ManySites.hours(company), from, from.plus(Duration.ofDays(400)), 3);
      last = (System.nanoTime() - begin) / 1_000_000;
      first = run == 1 ? last : first;
    }
    System.out.println(first + " " + last);
  }
}
