package io.heliotrope.hours.coverage;

import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.HolidayPlan;
import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.HoursOverride.Effect;
import io.heliotrope.config.Place;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.Shift;
import io.heliotrope.config.Site;
import io.heliotrope.config.WallTime;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.testing.CompanyText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A company whose coverage is looked at, as text: that of {@link CompanyText}, and
 *
 * <pre>
 * override paris 2026-12-24 2026-12-26 closed Christmas party
 * override paris 2026-12-24T09:00Z 2026-12-24T12:00Z open  a call from the boss
 * staff    paris 12 fr,en Mo-Fr 08:00-18:00
 * holiday  paris 2026-12-25 Christmas Day
 * </pre>
 */
record CoverageWorld(Company company, Map<SiteId, SiteHours> hours) {

  static CoverageWorld read(String text) {
    Company company =
        CompanyText.read(
            text.lines()
                .filter(line -> !line.matches("(override|staff|holiday) .*"))
                .collect(Collectors.joining("\n")));
    Map<SiteId, Site> sites = new LinkedHashMap<>();
    Map<SiteId, SiteHours> hours = new LinkedHashMap<>();
    for (Site site : company.sites().values()) {
      var schedule =
          new Schedule(
              site.schedule().hours(),
              lines(text, "override", site, 6).map(CoverageWorld::override).toList(),
              lines(text, "staff", site, 5).map(CoverageWorld::shift).toList(),
              new HolidayPlan(
                  Optional.empty(),
                  List.of(),
                  lines(text, "holiday", site, 4)
                      .map(words -> new HolidayPlan.OwnHoliday(words[2], Optional.of(words[3])))
                      .toList()),
              "sites.yaml:7");
      sites.put(site.id(), new Site(site.id(), site.label(), site.zone(), schedule, site.pbx()));
      hours.put(site.id(), SiteHours.of(schedule, site.zone()));
    }
    return new CoverageWorld(
        new Company(company.name(), sites, company.agents(), company.queues(), company.numbers()),
        hours);
  }

  /** The lines of one kind about a site, in so many words. */
  private static Stream<String[]> lines(String text, String kind, Site site, int words) {
    return text.lines()
        .map(line -> line.split("\\s+", words))
        .filter(line -> line[0].equals(kind) && line[1].equals(site.id().name()));
  }

  private static Shift shift(String[] words) {
    return new Shift(
        words[4],
        Integer.parseInt(words[2]),
        words[3].equals("-")
            ? Set.of()
            : Arrays.stream(words[3].split(",")).map(Language::new).collect(Collectors.toSet()),
        new Place("sites.yaml", 9, 1));
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
        "");
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
