package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.HoursOverride.Effect;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.Site;
import io.heliotrope.config.WallTime;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.testing.CompanyText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A company whose coverage is looked at, as text: that of {@link CompanyText}, and
 *
 * <pre>
 * override paris 2026-12-24 2026-12-26 closed Christmas party
 * override paris 2026-12-24T09:00Z 2026-12-24T12:00Z open  a call from the boss
 * </pre>
 */
record CoverageWorld(Company company, Map<SiteId, SiteHours> hours) {

  static CoverageWorld read(String text) {
    Company company =
        CompanyText.read(
            text.lines()
                .filter(line -> !line.startsWith("override"))
                .collect(Collectors.joining("\n")));
    Map<SiteId, SiteHours> hours = new LinkedHashMap<>();
    for (Site site : company.sites().values()) {
      List<HoursOverride> overrides = new ArrayList<>();
      text.lines()
          .map(line -> line.split("\\s+", 6))
          .filter(words -> words[0].equals("override") && words[1].equals(site.id().name()))
          .map(CoverageWorld::override)
          .forEach(overrides::add);
      hours.put(
          site.id(),
          SiteHours.of(
              new Schedule(site.schedule().hours(), overrides, "sites.yaml:7"), site.zone()));
    }
    return new CoverageWorld(company, hours);
  }

  private static HoursOverride override(String[] words) {
    return new HoursOverride(
        words[5].replace(' ', '-'),
        WallTime.begin(words[2]),
        WallTime.end(words[3]),
        switch (words[4]) {
          case "closed" -> new Effect.Closed();
          case "open" -> new Effect.Open();
          default -> new Effect.Other(words[4]);
        },
        false,
        words[5],
        "ana");
  }

  Coverage coverage(String from, String to, int promised) {
    return Coverage.of(company, hours, midnight(from), midnight(to), promised);
  }

  /** What is told of a need, such as {@code fr}. */
  String told(String need, String from, String to, int promised) {
    Coverage coverage = coverage(from, to, promised);
    var text = new CoverageText(company);
    return coverage.needs().stream()
        .filter(one -> one.need().name().equals(need))
        .flatMap(one ->
            one.findings().stream()
                .map(finding -> text.sentence(one.need(), coverage.promised(), finding)))
        .collect(Collectors.joining("\n"));
  }

  static Instant midnight(String date) {
    return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
