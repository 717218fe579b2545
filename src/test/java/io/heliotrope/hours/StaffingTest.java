package io.heliotrope.hours;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import io.heliotrope.config.CompanyBook;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.ExampleCompany;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Site;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seats as sites.yaml gives them, in Lisbon, open Mo-Fr 08:00-17:00. */
class StaffingTest {

  private static final String STAFFING =
      """
          staffing:
            - { hours: Mo-Fr 08:00-16:00, seats: 12 }
            - { hours: Mo-Fr 12:00-14:00, seats: 6 }
            - { hours: Fr 15:00-17:00, seats: 2, languages: [pt, en] }
            - { hours: "16:30-16:40", seats: 0 }
      """;

  private final Mistakes mistakes = new Mistakes();

  @Test
  void ofShiftsThatOverlapTheLaterCounts() {
    assertThat(told(staffing(STAFFING), "2026-01-08T00:00:00Z", "2026-01-10T00:00:00Z"))
        .isEqualTo(
            """
            08T00:00 0
            08T08:00 12 (sites.yaml:9)
            08T12:00 6 (sites.yaml:10)
            08T14:00 12 (sites.yaml:9)
            08T16:00 0
            08T16:30 0 (sites.yaml:12)
            08T16:40 0
            09T08:00 12 (sites.yaml:9)
            09T12:00 6 (sites.yaml:10)
            09T14:00 12 (sites.yaml:9)
            09T15:00 2 en pt (sites.yaml:11)
            09T16:30 0 (sites.yaml:12)
            09T16:40 2 en pt (sites.yaml:11)
            09T17:00 0\
            """);
  }

  @Test
  void anInstantHasTheSeatsOfItsSpell() {
    Staffing staffing = staffing(STAFFING);
    Instant from = Instant.parse("2026-03-26T09:07:00Z");
    for (Staffing.Spell spell : staffing.between(from, from.plusSeconds(6 * 86_400))) {
      assertThat(staffing.at(spell.from())).isEqualTo(spell.seats());
      assertThat(staffing.at(spell.to().minusNanos(1))).isEqualTo(spell.seats());
    }
  }

  @Test
  void aNightShiftIsAnHourShorterWhenTheClocksGoForward() {
    Staffing staffing = staffing("    staffing: [{ hours: Sa 22:00-06:00, seats: 3 }]\n");
    assertThat(told(staffing, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
        .isEqualTo(
            """
            28T12:00 0
            28T22:00 3 (sites.yaml:8)
            29T05:00 0\
            """);
  }

  @Test
  void nobodyKnowsWhatNobodySays() {
    assertThat(staffing("").at(Instant.EPOCH)).isEqualTo(Staffing.Seats.ALL);
    assertThat(staffing(STAFFING).between(Instant.EPOCH, Instant.EPOCH)).isEmpty();
  }

  @Test
  void newHoursMayBeStaffedOtherwise() {
    var monday = Instant.parse("2026-03-30T00:00:00Z");
    var hours = WeeklyHours.of("24/7", ZoneOffset.UTC);
    var site =
        SiteHours.of(
            List.of(
                new SiteHours.Phase(Instant.MIN, hours),
                new SiteHours.Phase(monday, hours, List.of(), staffing(STAFFING))),
            List.of());
    assertThat(site.staffing(monday.minusSeconds(60), monday.plusSeconds(60)))
        .containsExactly(
            new Staffing.Spell(monday.minusSeconds(60), monday, Staffing.Seats.ALL),
            new Staffing.Spell(monday, monday.plusSeconds(60), staffing(STAFFING).at(monday)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Mo-Fr 08:00-16:00 | -",
        "Mo-Fr 12:00-14:00 | -",
        "Mo-Fr 08:00-18:00 | Mo,Tu,We,Th,Fr 17:00-18:00",
        "07:00-09:00       | Mo,Tu,We,Th,Fr 07:00-08:00; Sa,Su 07:00-09:00",
        "Fr 22:00-02:00    | Fr 22:00-24:00; Sa 00:00-02:00",
        "Jul Mo-Sa 08:00-12:00 | Sa 08:00-12:00",
        "2050 Dec 31 10:00-11:00 | Sa 10:00-11:00",
        "Jan 01 10:00-11:00; Dec 25 off | Sa,Su 10:00-11:00",
      })
  void seatsWhileTheSiteIsClosedAreAWarningThatSaysWhen(String hours, String when) {
    company("    staffing: [{ hours: '%s', seats: 4 }]\n".formatted(hours))
        .ifPresent(book -> StaffingCheck.check(book.company(), mistakes));
    String warning =
        """
        sites.yaml:8:16: warning: sites.lisbon.staffing: 4 seats are staffed while the site is closed: %s.
            Maybe its hours are longer, or this shift is shorter.\
        """;
    assertThat(told()).isEqualTo(when == null ? "" : warning.formatted(when));
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() {
    company(
        """
            staffing:
              - { hours: Mo-Fr 8-18, seats: 12 }
              - { seats: -1, language: pt }
        """);
    assertThat(told())
        .isEqualTo(
            """
            sites.yaml:9:18: sites.lisbon.staffing[0].hours: 'Mo-Fr 8-18', character 7: a time is needed here.
                Maybe with two digits each, such as 09:00-17:00.
            sites.yaml:10:9: sites.lisbon.staffing[1]: 'hours' is missing.
            sites.yaml:10:18: sites.lisbon.staffing[1].seats: a whole number from 0 to 100000 is needed, not the number -1.
            sites.yaml:10:22: sites.lisbon.staffing[1]: unknown name 'language'.
                Maybe 'languages'?\
            """);
  }

  private Staffing staffing(String text) {
    Site site = company(text).orElseThrow().company().sites().values().iterator().next();
    assertThat(mistakes.list()).isEmpty();
    return Staffing.of(site.schedule(), site.zone(), Calendars.NONE);
  }

  private Optional<CompanyBook> company(String staffing) {
    var files = new HashMap<>(ExampleCompany.FILES);
    String hours = "    hours: Mo-Fr 08:00-17:00\n";
    String sites = requireNonNull(files.get("sites.yaml"));
    assertThat(sites).contains(hours);
    files.put("sites.yaml", sites.replace(hours, hours + staffing));
    return CompanyReader.read(files, WeeklyHours::check, mistakes);
  }

  private static String told(Staffing staffing, String from, String to) {
    return staffing.between(Instant.parse(from), Instant.parse(to)).stream()
        .map(spell ->
            "%s %d%s%s"
                .formatted(
                    spell.from().toString().substring(8, 16),
                    spell.seats().number(),
                    spell.seats().languages().stream()
                        .map(Language::tag)
                        .sorted()
                        .map(tag -> " " + tag)
                        .collect(Collectors.joining()),
                    spell.seats().source().isEmpty() ? "" : " (" + spell.seats().source() + ")"))
        .collect(Collectors.joining("\n"));
  }

  private String told() {
    return mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }
}
