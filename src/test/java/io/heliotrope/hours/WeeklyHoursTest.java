package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyHoursTest {

  @Nested
  @DisplayName("A: ordinary weeks, Monday 5 to Sunday 11 January 2026 in Lisbon (UTC)")
  class OrdinaryWeeks {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        value = {
          "Mo-Fr 09:00-17:00             | Mo 09-17, Tu 09-17, We 09-17, Th 09-17, Fr 09-17",
          "Mo,We-Th 09:00-17:00          | Mo 09-17, We 09-17, Th 09-17",
          "Sa,Su 10:00-12:00,14:00-15:00 | Sa 10-12, Sa 14-15, Su 10-12, Su 14-15",
          "Su-Mo 10:00-12:00             | Mo 10-12, Su 10-12",
          "Fr-Mo 10:00-12:00; Su off     | Mo 10-12, Fr 10-12, Sa 10-12",
          "Mo-Fr 09:00-17:00; We 12:00-14:00       | Mo 09-17, Tu 09-17, We 12-14, Th 09-17, Fr"
              + " 09-17",
          "Mo-We 09:00-17:00; Tu closed  | Mo 09-17, We 09-17",
          "Mo 09:00-17:00; Mo 12:00-13:00 off      | Mo 09-12, Mo 13-17",
          "Mo 09:00-12:00,12:00-15:00    | Mo 09-15",
          "Mo 09:00-12:00,10:00-15:00    | Mo 09-15",
          "Tu                            | Tu 00-We 00",
          "Tu open; We-Th                | Tu 00-Fr 00",
          "Mo 22:00-06:00                | Mo 22-Tu 06",
          "Mo 20:00-26:00                | Mo 20-Tu 02",
          "Mo 00:00-24:00                | Mo 00-Tu 00",
          "Mo 00:00-48:00                | Mo 00-We 00",
          "Mo-We 22:00-02:00; Tu 12:00-14:00       | Mo 22-Tu 00, Tu 12-14, We 00-02, We 22-Th 02",
          "Fr 22:00-06:00; Sa off        | Fr 22-Sa 00",
          "off                           | never",
          "24/7                          | always",
          "24/7; We 12:00-13:00 off      | Mo 00-We 12, We 13-Mo 00",
          "Su 22:00-06:00                | Mo 00-06, Su 22-Mo 00",
          "Mo 10:00-12:00+               | Mo 10-12",
          "Mo 10:00-16:00; Mo 12:00-13:00 unknown  | never",
          "Mo-We 10:00-16:00; Tu unknown \"perhaps\" | Mo 10-16, We 10-16",
          "  Mo - Tu  09:00 - 10:00 , 11:00-12:00 ;We off | Mo 09-10, Mo 11-12, Tu 09-10, Tu 11-12",
        })
    void areOpen(String hours, String expected) {
      assertThat(week(hours)).isEqualTo(expected);
    }
  }

  @Nested
  @DisplayName("B: the reason")
  class Reason {
    private static final String HOURS = "Mo-Fr 08:00-18:00; Sa 09:00-13:00; We off";

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "2026-01-05T12:00Z | open until 2026-01-05T18:00:00Z (Mo-Fr 08:00-18:00)",
          "2026-01-05T07:59Z | closed until 2026-01-05T08:00:00Z (Mo-Fr 08:00-18:00)",
          "2026-01-05T08:00Z | open until 2026-01-05T18:00:00Z (Mo-Fr 08:00-18:00)",
          "2026-01-05T18:00Z | closed until 2026-01-06T08:00:00Z (Mo-Fr 08:00-18:00)",
          "2026-01-07T12:00Z | closed until 2026-01-08T08:00:00Z (We off)",
          "2026-01-10T12:59Z | open until 2026-01-10T13:00:00Z (Sa 09:00-13:00)",
          "2026-01-11T12:00Z | closed until 2026-01-12T08:00:00Z (" + HOURS + ")",
        })
    void isTheRuleThatSaysSo(String at, String expected) {
      assertThat(said(WeeklyHours.of(HOURS, ZoneId.of("Europe/Lisbon")), at)).isEqualTo(expected);
    }

    @Test
    void whatNeverChangesHasNoUntil() {
      assertThat(said(WeeklyHours.of("24/7", ZoneId.of("Asia/Manila")), "2026-01-05T12:00Z"))
          .isEqualTo("open for ever (24/7)");
      assertThat(said(WeeklyHours.of("off", ZoneId.of("Asia/Manila")), "2026-01-05T12:00Z"))
          .isEqualTo("closed for ever (off)");
    }
  }

  @Nested
  @DisplayName("C: the clocks change")
  class ClocksChange {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          // 2026: US on 8 March and 1 November, EU on 29 March and 25 October
          "Mo-Su 08:00-17:00 | America/Chicago | 2026-03-07T00:00 | 2026-03-09T00:00 "
              + "| 2026-03-07T14:00Z/23:00Z 2026-03-08T13:00Z/22:00Z",
          "Mo-Su 08:00-17:00 | Europe/Lisbon   | 2026-03-28T00:00 | 2026-03-30T00:00 "
              + "| 2026-03-28T08:00Z/17:00Z 2026-03-29T07:00Z/16:00Z",
          "Mo-Su 08:00-17:00 | Asia/Manila     | 2026-03-28T00:00 | 2026-03-29T00:00 "
              + "| 2026-03-28T00:00Z/09:00Z",
          // a start in the skipped hour is the transition
          "Su 02:30-04:00 | America/Chicago | 2026-03-08T00:00 | 2026-03-09T00:00 "
              + "| 2026-03-08T08:00Z/09:00Z",
          // an end in the skipped hour is the transition
          "Su 01:00-02:30 | America/Chicago | 2026-03-08T00:00 | 2026-03-09T00:00 "
              + "| 2026-03-08T07:00Z/08:00Z",
          // wholly in the skipped hour: not at all
          "Su 02:10-02:50 | America/Chicago | 2026-03-08T00:00 | 2026-03-09T00:00 | ",
          // an end in the repeated hour is the second reading
          "Su 00:00-01:30 | America/Chicago | 2026-11-01T00:00 | 2026-11-02T00:00 "
              + "| 2026-11-01T05:00Z/07:30Z",
          // a start in the repeated hour is the first reading
          "Su 01:30-03:00 | America/Chicago | 2026-11-01T00:00 | 2026-11-02T00:00 "
              + "| 2026-11-01T06:30Z/09:00Z",
          // night shifts are an hour shorter and an hour longer
          "Sa 22:00-06:00 | Europe/Lisbon | 2026-03-28T00:00 | 2026-03-30T00:00 "
              + "| 2026-03-28T22:00Z/05:00Z",
          "Sa 22:00-06:00 | Europe/Lisbon | 2026-10-24T00:00 | 2026-10-26T00:00 "
              + "| 2026-10-24T21:00Z/06:00Z",
          // Lord Howe moves by 30 minutes, on 5 April and 4 October 2026 at 02:00
          "Su 01:45-03:00 | Australia/Lord_Howe | 2026-04-05T00:00 | 2026-04-06T00:00 "
              + "| 2026-04-04T14:45Z/16:30Z",
          "Su 02:10-03:00 | Australia/Lord_Howe | 2026-10-04T00:00 | 2026-10-05T00:00 "
              + "| 2026-10-03T15:30Z/16:00Z",
          // Apia skipped Friday 30 December 2011
          "Fr 09:00-17:00 | Pacific/Apia | 2011-12-29T00:00 | 2012-01-01T00:00 | ",
          "Mo-Su 09:00-17:00 | Pacific/Apia | 2011-12-29T00:00 | 2012-01-01T00:00 "
              + "| 2011-12-29T19:00Z/03:00Z 2011-12-30T19:00Z/03:00Z",
          "24/7; Mo off | Pacific/Apia | 2011-12-29T00:00 | 2012-01-01T00:00 "
              + "| 2011-12-29T10:00Z/10:00Z",
          // Havana repeats and skips the hour after midnight
          "Sa 20:00-24:00; Su 04:00-05:00 | America/Havana | 2026-03-07T12:00 | 2026-03-08T12:00 "
              + "| 2026-03-08T01:00Z/05:00Z 2026-03-08T08:00Z/09:00Z",
          "Su 00:00-02:00 | America/Havana | 2026-03-07T12:00 | 2026-03-08T12:00 "
              + "| 2026-03-08T05:00Z/06:00Z",
          "Su 00:00-02:00 | America/Havana | 2026-10-31T12:00 | 2026-11-01T12:00 "
              + "| 2026-11-01T04:00Z/07:00Z",
        })
    void andIntervalsFollow(String hours, String zone, String from, String to, String expected) {
      var opened = new ArrayList<String>();
      for (Interval i : intervals(hours, ZoneId.of(zone), from, to)) {
        opened.add(
            i.from.toString().replace(":00Z", "Z") + "/" + i.to.toString().substring(11, 16));
      }
      assertThat(String.join(" ", opened))
          .isEqualTo(expected == null ? "" : expected.replaceAll("Z( |$)", "$1"));
    }

    @Test
    void theDayThatApiaSkippedDelaysAFridayShopByAWeek() {
      var hours = WeeklyHours.of("Fr 09:00-17:00", ZoneId.of("Pacific/Apia"));
      assertThat(said(hours, "2011-12-24T12:00Z"))
          .isEqualTo("closed until 2012-01-05T19:00:00Z (Fr 09:00-17:00)");
    }
  }

  @Nested
  @DisplayName("E: dates, in Lisbon")
  class Dates {

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "Mo-Fr 09:00-17:00; Dec 25 off           | 2026-12-25T10:00Z | closed until 2026-12-28T09:00:00Z (Dec 25 off)",
          "Mo-Fr 09:00-17:00; easter +1 day off    | 2026-04-06T10:00Z | closed until 2026-04-07T08:00:00Z (easter +1 day off)",
          "Nov-Mar Mo-Fr 10:00-16:00; Apr-Oct Mo-Fr 09:00-17:00 | 2026-10-30T16:30Z | open until 2026-10-30T17:00:00Z (Apr-Oct Mo-Fr 09:00-17:00)",
          "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off    | 2026-12-23T18:00Z | closed until 2027-01-04T09:00:00Z (Mo-Fr 09:00-17:00)",
          "Jul 01-Aug 15: Mo-Fr 09:00-17:00        | 2026-08-14T12:00Z | open until 2026-08-14T16:00:00Z (Jul 01-Aug 15: Mo-Fr 09:00-17:00)",
          "2027: Mo 09:00-12:00                    | 2026-06-01T12:00Z | closed until 2027-01-04T09:00:00Z (2027: Mo 09:00-12:00)",
          "easter-Apr 20: Mo-Fr 09:00-17:00        | 2026-04-20T12:00Z | open until 2026-04-20T16:00:00Z (easter-Apr 20: Mo-Fr 09:00-17:00)",
          "easter-Apr 20: 09:00-17:00              | 2025-06-01T12:00Z | closed until 2026-04-05T08:00:00Z (easter-Apr 20: 09:00-17:00)",
          "Feb 01-Feb 29 09:00-17:00               | 2027-06-01T12:00Z | closed until 2028-02-01T09:00:00Z (Feb 01-Feb 29 09:00-17:00)",
          "Dec 28-Dec Su[-1] 09:00-17:00           | 2026-06-01T12:00Z | closed until 2028-12-28T09:00:00Z (Dec 28-Dec Su[-1] 09:00-17:00)",
          "Mo-Fr 09:00-17:00; Dec 25,easter +1 day off | 2026-04-06T10:00Z | closed until 2026-04-07T08:00:00Z (Dec 25,easter +1 day off)",
          "We[1] 09:00-12:00                       | 2026-07-02T12:00Z | closed until 2026-08-05T08:00:00Z (We[1] 09:00-12:00)",
          "Sa[-1] +1 day 09:00-12:00               | 2026-01-30T12:00Z | closed until 2026-02-01T09:00:00Z (Sa[-1] +1 day 09:00-12:00)",
          "week 01-53/2 Mo 09:00-12:00             | 2026-12-21T12:00Z | closed until 2026-12-28T09:00:00Z (week 01-53/2 Mo 09:00-12:00)",
          "2027+ Mo 09:00-12:00                    | 2026-06-01T12:00Z | closed until 2027-01-04T09:00:00Z (2027+ Mo 09:00-12:00)",
          "2020 Jan 01 09:00-12:00                 | 2026-06-01T12:00Z | closed for ever (2020 Jan 01 09:00-12:00)",
          "Mo 09:00-10:00, 2026 Jul 07 09:00-12:00 | 2026-07-07T07:00Z | closed until 2026-07-07T08:00:00Z (Mo 09:00-10:00, 2026 Jul 07 09:00-12:00)",
          "Feb 29 09:00-12:00                      | 2025-06-01T12:00Z | closed until 2028-02-29T09:00:00Z (Feb 29 09:00-12:00)",
          "Mo-Fr 09:00-12:00, We 14:00-18:00       | 2026-01-07T13:00Z | closed until 2026-01-07T14:00:00Z (Mo-Fr 09:00-12:00)",
          "Mo-Fr 09:00-17:00 open \"by telephone\" | 2026-01-07T13:00Z | open until 2026-01-07T17:00:00Z (Mo-Fr 09:00-17:00 open \"by telephone\")",
        })
    void areCounted(String text, String at, String expected) {
      assertThat(said(WeeklyHours.of(text, ZoneId.of("Europe/Lisbon")), at)).isEqualTo(expected);
    }

    @Test
    void aHolidayIsWhatSomebodySaysItIs() {
      Holidays republic =
          day -> day.equals(LocalDate.of(2026, 10, 5)) ? Optional.of("Republic") : Optional.empty();
      var hours = WeeklyHours.of("Mo-Fr 09:00-17:00; PH off", ZoneId.of("Europe/Lisbon"), republic);
      assertThat(said(hours, "2026-10-05T10:00Z"))
          .isEqualTo("closed until 2026-10-06T08:00:00Z (PH off: Republic)");
    }
  }

  @Nested
  @DisplayName("D: what is not understood")
  class Mistakes {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "''                      | 1  | there are no hours.                    | 'Mo-Fr"
              + " 09:00-17:00'",
          "Mo-Fr 08:00-18:00; PH off | 20 | which public holidays there are     | name the dates",
          "SH off                  | 1  | school holidays are not supported.     |",
          "dec 25 off              | 1  | not understood                         | 'Dec'",
          "Dec 32 off              | 5  | Dec has no day 32.                     |",
          "Dec 24-easter off       | 8  | ends with Easter                       | each day",
          "Jan 05- off             | 9  | a date must follow the '-'             |",
          "week 1-10 Mo            | 6  | a week must stand here                 | week 07",
          "Jun 30-24 off           | 8  | days must be in order                  | second month",
          "We, Aug Mo 10:00-12:00  | 5  | does this go for the days before       | times before",
          "Aug Mo, week 05 Tu      | 9  | does this go for the days before       | 'open'",
          "week 50-02 Mo           | 12 | weeks must be in order                 | two ranges",
          "Dec 25:10 off           | 5  | must begin before 24:00                |",
          "2027-2026 Mo            | 1  | years must be in order                 |",
          "Mo sunrise-sunset       | 4  | the sun's own hours are not supported. |",
          "Mo[6] 10:00-12:00       | 4  | a number from 1 to 5                   |",
          "Mo 10:00-16:00/60       | 15 | times at intervals                     |",
          "Mo (sunset-01:00)-20:00 | 4  | calculated times are not supported.    |",
          "mo-fr 09:00-17:00       | 1  | not understood                         | 'Mo'",
          "Monday 09:00-17:00      | 1  | not understood                         | 'Mo'",
          "Mo-Fri 09:00-17:00      | 4  | a weekday must follow the '-'          | 'Fr'",
          "Mo-Fr 9-17              | 7  | a time is needed                       | 09:00-17:00",
          "Mo-Fr 9:00-17:00        | 7  | a time is needed                       | 09:00-17:00",
          "Mo-Fr 09.00-17.00       | 7  | a time is needed                       | 09:00-17:00",
          "Mo-Fr 09:00–17:00       | 12 | '-' and the end of the time            | long dash",
          "Mo-Fr 09:00am-05:00pm   | 12 | '-' and the end of the time            | 24-hour",
          "Mo-Fr 09:60-17:00       | 7  | a time is needed                       |",
          "Mo-Fr 09:00-49:00       | 13 | a time may be 48:00 at most            |",
          "Mo-Fr 24:00-26:00       | 7  | must begin before 24:00                | next day",
          "Mo-Fr 00:00-00:00       | 7  | for the whole day and for no hour      | 00:00-24:00",
          "Mo-Fr 09:00-17:00;      | 19 | a rule must follow.                    | remove",
          "; Mo                    | 1  | not understood                         |",
          "Mo-Fr 09:00-17:00 Sa    | 19 | a weekday must stand before            | ';'",
          "Mo-Fr 24/7              | 7  | a time is needed                       |",
          "Mo OFF                  | 4  | not understood                         | 'off'",
          "Mo,,Tu                  | 4  | not understood                         |",
          "Mo 09:00-17:00,         | 16 | a rule must follow.                    | remove",
        })
    void isToldWithItsPositionAndAdvice(String text, int character, String what, String advice) {
      assertThatThrownBy(() -> WeeklyHours.of(text, ZoneId.of("UTC")))
          .isInstanceOf(HoursException.class)
          .hasMessageContaining("character " + character + ":")
          .hasMessageContaining(what)
          .hasMessageContaining(advice == null ? "" : advice)
          .extracting(e -> ((HoursException) e).position())
          .isEqualTo(character - 1);
    }
  }

  private record Interval(Instant from, Instant to) {}

  /** The open intervals between two local times, found by asking again at each change. */
  private static List<Interval> intervals(String text, ZoneId zone, String from, String to) {
    WeeklyHours hours = WeeklyHours.of(text, zone);
    Instant at = LocalDateTime.parse(from).atZone(zone).toInstant();
    Instant end = LocalDateTime.parse(to).atZone(zone).toInstant();
    var intervals = new ArrayList<Interval>();
    while (at.isBefore(end)) {
      OpenState state = hours.at(at);
      Instant until = state.until().filter(end::isAfter).orElse(end);
      if (state.open()) {
        intervals.add(new Interval(at, until));
      }
      at = until;
    }
    return intervals;
  }

  private static String week(String hours) {
    ZoneId zone = ZoneId.of("Europe/Lisbon");
    var format = DateTimeFormatter.ofPattern("EE HH", Locale.ENGLISH).withZone(zone);
    var said = new ArrayList<String>();
    for (Interval i : intervals(hours, zone, "2026-01-05T00:00", "2026-01-12T00:00")) {
      String from = twoLetters(format.format(i.from));
      String to = twoLetters(format.format(i.to));
      said.add(from + "-" + (from.startsWith(to.substring(0, 2)) ? to.substring(3) : to));
    }
    WeeklyHours rules = WeeklyHours.of(hours, zone);
    if (rules.at(Instant.EPOCH).until().isEmpty()) {
      return rules.at(Instant.EPOCH).open() ? "always" : "never";
    }
    return String.join(", ", said);
  }

  private static String twoLetters(String dayAndHour) {
    return dayAndHour.substring(0, 2) + dayAndHour.substring(3);
  }

  private static String said(WeeklyHours hours, String at) {
    OpenState state = hours.at(OffsetDateTime.parse(at).toInstant());
    return (state.open() ? "open" : "closed")
        + state.until().map(until -> " until " + until).orElse(" for ever")
        + " ("
        + state.rule()
        + ")";
  }
}
