package io.heliotrope.hours;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.ExampleCompany;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.Site;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT has a holiday on 1 May, 5 October and 8 December of each year, and no others. */
class SiteHolidaysTest {

  private static final Calendars PORTUGAL =
      code -> {
        if (!code.equals("PT")) {
          throw new IllegalArgumentException("unknown country.\nMaybe PT?");
        }
        return day ->
            switch (day.getMonthValue() * 100 + day.getDayOfMonth()) {
              case 501 -> Optional.of("Labour Day");
              case 1005 -> Optional.of("Republic Day");
              case 1208 -> Optional.of("Conception Day");
              default -> Optional.empty();
            };
      };

  private static final String OWN =
      """
          holidays:
            2026-06-13: Santo António
            2026-05-01: workday
            Oct 05: Our Republic Day
            easter +49 days: Whit Sunday
            Dec 01-03: Inventory
      """;

  private final Mistakes mistakes = new Mistakes();
  private @Nullable Site found;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-06-13, Santo António",
        "2027-06-13, -",
        "2026-05-01, -",
        "2027-05-01, Labour Day",
        "2026-10-05, Our Republic Day",
        "2026-12-08, Conception Day",
        "2026-05-24, Whit Sunday",
        "2030-12-02, Inventory",
        "2030-12-04, -",
      })
  void theOperatorsWordGoesBeforeTheCountrys(LocalDate day, String name) {
    Schedule schedule = schedule("    country: PT\n" + OWN);
    assertThat(Holidays.of(schedule.holidays(), PORTUGAL).name(day).orElse(null)).isEqualTo(name);
    assertThat(Holidays.of(schedule.holidays(), PORTUGAL).lastYear()).isEqualTo(2026);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Mo-Fr 08:00-18:00; PH off            | 2026-10-05T10:00Z | closed until 2026-10-06T07:00:00Z (PH off: Republic Day)",
        "Mo-Fr 08:00-18:00; PH off            | 2026-10-06T10:00Z | open until 2026-10-06T17:00:00Z (Mo-Fr 08:00-18:00)",
        "Mo-Fr 08:00-18:00; PH off            | 2026-10-02T18:00Z | closed until 2026-10-06T07:00:00Z (Mo-Fr 08:00-18:00)",
        "Mo-Fr 08:00-18:00; PH -1 day 08:00-13:00 | 2026-12-07T12:30Z | open until 2026-12-07T13:00:00Z (PH -1 day 08:00-13:00: Conception Day)",
        "Mo-Fr 08:00-18:00; PH +1 day off     | 2026-12-09T12:30Z | closed until 2026-12-10T08:00:00Z (PH +1 day off: Conception Day)",
        "PH,Sa,Su 10:00-14:00                 | 2026-10-05T10:00Z | open until 2026-10-05T13:00:00Z (PH,Sa,Su 10:00-14:00: Republic Day)",
        "PH,Sa,Su 10:00-14:00                 | 2026-10-04T10:00Z | open until 2026-10-04T13:00:00Z (PH,Sa,Su 10:00-14:00)",
        // Labour Day is a Friday in 2026, a Saturday in 2027
        "PH Mo-Fr 10:00-14:00                 | 2026-05-01T10:00Z | open until 2026-05-01T13:00:00Z (PH Mo-Fr 10:00-14:00: Labour Day)",
        "PH Mo-Fr 10:00-14:00                 | 2027-05-01T10:00Z | closed until 2027-10-05T09:00:00Z (PH Mo-Fr 10:00-14:00)",
        "24/7; PH off                         | 2026-05-02T10:00Z | open until 2026-10-04T23:00:00Z (24/7)",
        "24/7; PH 12:00-13:00 off             | 2026-10-05T11:30Z | closed until 2026-10-05T12:00:00Z (24/7)",
        // a night shift ends at the midnight with which the holiday begins, which says "off"
        "Su-Th 22:00-06:00; PH off            | 2026-10-04T22:30Z | open until 2026-10-04T23:00:00Z (Su-Th 22:00-06:00)",
        "Su-Th 22:00-06:00; PH off            | 2026-10-05T22:30Z | closed until 2026-10-05T23:00:00Z (PH off: Republic Day)",
        "Su-Th 22:00-06:00; PH off; PH +1 day 00:00-06:00 off | 2026-10-05T22:30Z | closed until 2026-10-06T21:00:00Z (PH off: Republic Day)",
        "PH 22:00-06:00                       | 2026-10-06T04:30Z | open until 2026-10-06T05:00:00Z (PH 22:00-06:00: Republic Day)",
      })
  void hoursKnowThemAndSayTheirNames(String hours, String at, String expected) {
    Site site = site("    country: PT\n", hours);
    OpenState state =
        SiteHours.of(site.schedule(), site.zone(), PORTUGAL)
            .at(OffsetDateTime.parse(at).toInstant());
    assertThat(
            "%s until %s (%s)"
                .formatted(
                    state.open() ? "open" : "closed", state.until().orElseThrow(), state.rule()))
        .isEqualTo(expected);
  }

  @Test
  void daysFarAheadAreNotForgotten() {
    Site site = site("    holidays: { 2045-03-03: Jubilee }\n", "24/7; PH off");
    OpenState state =
        SiteHours.of(site.schedule(), site.zone())
            .at(OffsetDateTime.parse("2026-01-01T00:00Z").toInstant());
    assertThat(state.until()).contains(OffsetDateTime.parse("2045-03-03T00:00Z").toInstant());
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() {
    read(
        """
            country: Portugal
            holidays: { 2026-02-30: x, 2026: y, Jun 31: z, Juin 13: w, Jun 13: , May 01: true }
        """,
        "Mo-Fr 08:00-17:00; PH off");
    assertThat(told())
        .isEqualTo(
            """
            sites.yaml:7:14: sites.lisbon.country: unknown country.
                Maybe PT?
            sites.yaml:8:17: sites.lisbon.holidays.2026-02-30: '2026-02-30', character 1: there is no such day.
            sites.yaml:8:32: sites.lisbon.holidays.2026: '2026', character 5: a date is needed here.
                Maybe '2026-06-13', 'Jun 13' or 'easter +49 days'.
            sites.yaml:8:41: sites.lisbon.holidays.Jun 31: 'Jun 31', character 5: Jun has no day 31.
            sites.yaml:8:52: sites.lisbon.holidays.Juin 13: 'Juin 13', character 1: a date is needed here.
                Maybe '2026-06-13', 'Jun 13' or 'easter +49 days'.
            sites.yaml:8:71: sites.lisbon.holidays.Jun 13: a text is needed, not nothing.
            sites.yaml:8:82: sites.lisbon.holidays.May 01: a text is needed, not 'true'.
                Maybe put it in quotes: "true".\
            """);
  }

  @Test
  void withoutACountryPhIsAMistakeWithItsPosition() {
    read("", "Mo-Fr 08:00-17:00; PH off");
    assertThat(told())
        .isEqualTo(
            """
            sites.yaml:7:12: sites.lisbon.hours: 'Mo-Fr 08:00-17:00; PH off', character 20: nobody has said which public holidays there are.
                Maybe name the dates; a site may have a 'country', such as 'country: PT'.\
            """);
  }

  private Schedule schedule(String more) {
    return site(more, "Mo-Fr 08:00-17:00").schedule();
  }

  private Site site(String more, String hours) {
    read(more, hours);
    assertThat(told()).isEmpty();
    return requireNonNull(found);
  }

  private void read(String more, String text) {
    var files = new HashMap<>(ExampleCompany.FILES);
    String hours = "    hours: Mo-Fr 08:00-17:00\n";
    String sites = requireNonNull(files.get("sites.yaml"));
    assertThat(sites).contains(hours);
    files.put("sites.yaml", sites.replace(hours, more + hours.replace("Mo-Fr 08:00-17:00", text)));
    CompanyReader.read(files, new ScheduleCheck(PORTUGAL), mistakes)
        .ifPresent(book -> found = book.company().sites().values().iterator().next());
  }

  private String told() {
    return mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }
}
