package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heliotrope.config.HolidayPlan;
import io.heliotrope.config.HolidayPlan.OwnHoliday;
import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.WallTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clocks and calendars of the world do to a site's hours: when it is open, in UTC. */
class HardCasesTest {

  @ParameterizedTest(name = "{0}: {1}, {2} {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // the United States change three weeks before Europe, and a week after it
        "both in winter   | America/Chicago | Mo-Fr 08:00-17:00 |  | 2026-03-06 2026-03-07 | 03-06 14:00 to 23:00",
        "both in winter   | Europe/Lisbon   | Mo-Fr 08:00-18:00 |  | 2026-03-06 2026-03-07 | 03-06 08:00 to 18:00",
        "three weeks apart | America/Chicago | Mo-Fr 08:00-17:00 |  | 2026-03-09 2026-03-10 | 03-09 13:00 to 22:00",
        "three weeks apart | Europe/Lisbon  | Mo-Fr 08:00-18:00 |  | 2026-03-09 2026-03-10 | 03-09 08:00 to 18:00",
        "both in summer   | Europe/Lisbon   | Mo-Fr 08:00-18:00 |  | 2026-03-30 2026-03-31 | 03-30 07:00 to 17:00",
        "one week apart   | Europe/Lisbon   | Mo-Fr 08:00-18:00 |  | 2026-10-26 2026-10-27 | 10-26 08:00 to 18:00",
        "one week apart   | America/Chicago | Mo-Fr 08:00-17:00 |  | 2026-10-26 2026-10-27 | 10-26 13:00 to 22:00",
        "together again   | America/Chicago | Mo-Fr 08:00-17:00 |  | 2026-11-02 2026-11-03 | 11-02 14:00 to 23:00",
        // half an hour, two hours
        "half an hour back | Australia/Lord_Howe | Sa 22:00-06:00 |  | 2026-04-04 2026-04-05 | 04-04 11:00 to 19:30",
        "half an hour on  | Australia/Lord_Howe | Sa 22:00-06:00 |  | 2026-10-03 2026-10-04 | 10-03 11:30 to 19:00",
        "two hours on     | Antarctica/Troll | Su 01:30-04:00   |  | 2026-03-28 2026-03-30 | 03-29 01:00 to 02:00",
        "two hours back   | Antarctica/Troll | Su 00:00-02:30   |  | 2026-10-24 2026-10-26 | 10-24 22:00 to 10-25 02:30",
        // a day that never was: Friday, 30 December 2011
        "no Friday        | Pacific/Apia | Fr 09:00-17:00       |  | 2011-12-29 2012-01-01 | never",
        "no Friday, night of Thursday | Pacific/Apia | Th 22:00-06:00 |  | 2011-12-29T20:00 2012-01-01 | 12-30 08:00 to 10:00",
        "no Friday, each night | Pacific/Apia | Mo-Su 22:00-06:00 |  | 2011-12-29T20:00 2011-12-30T20:00 | 12-30 08:00 to 16:00",
        // an hour less in Ramadan
        "before Ramadan   | Africa/Casablanca | Mo-Fr 09:00-17:00 |  | 2026-02-13 2026-02-14 | 02-13 08:00 to 16:00",
        "in Ramadan       | Africa/Casablanca | Mo-Fr 09:00-17:00 |  | 2026-02-16 2026-02-17 | 02-16 09:00 to 17:00",
        "after Ramadan    | Africa/Casablanca | Mo-Fr 09:00-17:00 |  | 2026-03-23 2026-03-24 | 03-23 08:00 to 16:00",
        // the hour after midnight was skipped
        "from a midnight that is none | America/Sao_Paulo | Su 00:00-06:00 |  | 2018-11-03T12:00 2018-11-04T12:00 | 11-04 03:00 to 08:00",
        "to a midnight that is none | America/Sao_Paulo | Sa 18:00-24:00 |  | 2018-11-03T12:00 2018-11-04T12:00 | 11-03 21:00 to 11-04 03:00",
        "over a midnight that is none | America/Sao_Paulo | Sa 22:00-06:00 |  | 2018-11-03T12:00 2018-11-04T12:00 | 11-04 01:00 to 08:00",
        // put off by decree for four days, then not: what has become law counts
        "Beirut 2023      | Asia/Beirut | Mo-Fr 08:00-17:00     |  | 2023-03-27 2023-03-28 | 03-27 05:00 to 14:00",
        // offsets that are no whole hours
        "half past, back  | Australia/Adelaide | Su 02:30-04:00 |  | 2026-04-04 2026-04-05 | 04-04 16:00 to 18:30",
        "quarter to       | Asia/Kathmandu | Mo 09:00-17:00     |  | 2026-03-02 2026-03-03 | 03-02 03:15 to 11:15",
        "quarter to, back | Pacific/Chatham | Su 02:45-03:45    |  | 2026-04-04 2026-04-05 | 04-04 13:00 to 15:00",
        // night shifts are an hour shorter, and longer
        "night, on        | America/Chicago | Sa 22:00-06:00    |  | 2026-03-07T12:00 2026-03-08T20:00 | 03-08 04:00 to 11:00",
        "night, back      | America/Chicago | Sa 22:00-06:00    |  | 2026-10-31T12:00 2026-11-01T20:00 | 11-01 03:00 to 12:00",
        // a holiday begins and ends at midnight
        "night before a holiday | Europe/Lisbon | Mo-Su 22:00-06:00; PH off | holiday Dec 25 | 2026-12-24T12:00 2026-12-25T12:00 | 12-24 22:00 to 12-25 00:00",
        "night after a holiday | Europe/Lisbon | Mo-Su 22:00-06:00; PH off | holiday Dec 25 | 2026-12-25T12:00 2026-12-26T12:00 | 12-26 00:00 to 06:00",
        "there it is over | Asia/Manila | 24/7; PH off          | holiday Dec 25 | 2026-12-24T12:00 2026-12-26T00:00 | 12-24 12:00 to 16:00, 12-25 16:00 to 12-26 00:00",
        // an override from 01:30, in the hour that is skipped
        "from a skipped reading | Europe/Lisbon | 24/7          | closed 2026-03-29 01:30 to 2026-03-29 12:00 | 2026-03-29 2026-03-30 | 03-29 00:00 to 01:00, 03-29 11:00 to 03-30 00:00",
        "to a repeated reading | Europe/Lisbon | 24/7           | closed 2026-10-24 to 2026-10-25 01:30 | 2026-10-25 2026-10-26 | 10-25 01:30 to 10-26 00:00",
      })
  void areOpenAsTheTableSays(
      String what, String zone, String hours, @Nullable String more, String time, String expected) {
    assertThat(open(zone, hours, more, time)).as(what).isEqualTo(expected);
  }

  @Test
  void vancouverKeepsItsSummerTimeFromTheReleaseOnThatSaysSo() {
    var newest = ZoneRulesProvider.getVersions("America/Vancouver").lastKey();
    ZoneOffset december =
        ZoneId.of("America/Vancouver").getRules().getOffset(Instant.parse("2026-12-01T00:00:00Z"));
    assumeTrue(
        december.equals(ZoneOffset.ofHours(-7)),
        "the time zone rules in use (%s) do not yet know that Vancouver keeps %s from November 2026"
            .formatted(newest, ZoneOffset.ofHours(-7)));
    assertThat(open("America/Vancouver", "Mo-Fr 08:00-17:00", null, "2026-11-02 2026-11-03"))
        .isEqualTo("11-02 15:00 to 11-03 00:00");
  }

  private static String open(String zone, String hours, @Nullable String more, String time) {
    String[] between = time.split(" ");
    Optional<String> holiday =
        Optional.ofNullable(more)
            .filter(text -> text.startsWith("holiday "))
            .map(text -> text.substring("holiday ".length()));
    List<HoursOverride> overrides =
        more != null && more.startsWith("closed ")
            ? List.of(closed(more.substring("closed ".length()).split(" to ")))
            : List.of();
    var plan =
        new HolidayPlan(
            Optional.empty(),
            holiday.map(day -> new OwnHoliday(day, Optional.of("holiday"))).stream().toList());
    var schedule = new Schedule(hours, overrides, List.of(), plan, "");
    String found =
        SiteHours.of(schedule, ZoneId.of(zone)).between(at(between[0]), at(between[1])).stream()
            .filter(Span::open)
            .map(span -> {
              String from = text(span.from());
              String to = text(span.to());
              return from + " to " + (to.startsWith(from.substring(0, 5)) ? to.substring(6) : to);
            })
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "never" : found;
  }

  private static HoursOverride closed(String[] times) {
    return new HoursOverride(
        "test",
        WallTime.begin(times[0]),
        WallTime.end(times[1]),
        new HoursOverride.Effect.Closed(),
        false,
        "test",
        "ana");
  }

  private static Instant at(String text) {
    return Instant.parse(text.contains("T") ? text + ":00Z" : text + "T00:00:00Z");
  }

  private static String text(Instant instant) {
    return instant.toString().substring(5, 16).replace('T', ' ');
  }
}
