package io.heliotrope.bench.hours;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.hours.coverage.Coverage;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * 400 days of 50 sites with 20 languages, ten times; the first time is that of a command.
 *
 * <pre>mvn -q -Dquick test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.heliotrope.bench.hours.CoverageBench</pre>
 */
public final class CoverageBench {

  private static final int SITES = 50;
  private static final int LANGUAGES = 20;

  private static final List<String> ZONES =
      List.of(
          "Europe/Lisbon",
          "America/Denver",
          "Asia/Manila",
          "Europe/Athens",
          "America/Sao_Paulo",
          "Asia/Kolkata",
          "Australia/Sydney",
          "Africa/Casablanca",
          "America/Chicago",
          "Europe/Paris");

  private static final List<String> HOURS =
      List.of(
          "Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-13:00; Dec 25 off",
          "Mo-Fr 09:00-17:00; Jun-Aug Mo-Fr 08:00-14:00",
          "Mo-Su 22:00-06:00");

  private CoverageBench() {}

  public static void main(String[] args) {
    Company company = company();
    Map<SiteId, SiteHours> hours = new HashMap<>();
    company
        .sites()
        .values()
        .forEach(site -> hours.put(site.id(), SiteHours.of(site.schedule(), site.zone())));
    Instant from = Instant.parse("2026-11-23T00:00:00Z");
    for (int run = 1; run <= 10; run++) {
      long begin = System.nanoTime();
      var coverage =
          Coverage.of(company, hours, Calendars.NONE, from, from.plus(Duration.ofDays(400)), 3);
      System.out.printf(
          "run %d: %d ms, %d needs, %d findings%n",
          run,
          (System.nanoTime() - begin) / 1_000_000,
          coverage.needs().size(),
          coverage.needs().stream().mapToInt(need -> need.findings().size()).sum());
    }
  }

  private static Company company() {
    var random = new Random(4);
    var text = new StringBuilder();
    for (int site = 0; site < SITES; site++) {
      text.append(
          "site s%d %s %s%n"
              .formatted(
                  site, ZONES.get(site % ZONES.size()), HOURS.get(random.nextInt(HOURS.size()))));
      for (int agent = 0; agent < LANGUAGES; agent++) {
        text.append(
            "agent a%d-%d s%d skill%d q%c,q%c PT%n"
                .formatted(
                    site,
                    agent,
                    site,
                    random.nextInt(10),
                    'a' + random.nextInt(LANGUAGES),
                    'a' + random.nextInt(LANGUAGES)));
      }
    }
    return CompanyText.read(text.toString());
  }
}
