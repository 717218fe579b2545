package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.ExampleCompany;
import io.heliotrope.config.HoursCheck.Doubt;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open ends, comments alone, and what is said for the hours of which nothing is said. */
class UnsureHoursTest {

  /** 7 January 2026 is a Wednesday, and the only holiday there is. */
  private static final Holidays WEDNESDAY =
      day -> day.equals(LocalDate.of(2026, 1, 7)) ? Optional.of("Rest") : Optional.empty();

  @Nested
  @DisplayName("Fallback rules")
  class Fallbacks {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '#',
        value = {
          "Mo-Fr 08:00-18:00 || Sa 10:00-14:00     # Fr # 08-18",
          "Mo-Fr 08:00-18:00 || Sa 10:00-14:00     # Sa # 10-14",
          "Mo-Fr 08:00-18:00 || Fr 16:00-20:00     # Fr # 08-18 18-20",
          "Mo-Fr 08:00-18:00 || open               # Fr # 00-08 08-18 18-24",
          "Mo-Fr 08:00-18:00 || off                # Fr # 08-18",
          "Mo-Fr 08:00-18:00 || \"by appointment\" # Fr # 08-18",
          "Fr unknown || open                      # Fr # closed",
          "Fr unknown || open                      # Sa # 00-24",
          "Fr 10:00-12:00 unknown || open          # Fr # 00-10 12-24",
          "Fr 08:00-18:00 || Fr unknown || open    # Fr # 08-18",
          "Fr 08:00-18:00 || Fr unknown || open    # Sa # 00-24",
          "Fr 22:00-02:00 || open                  # Sa # 00-02 02-24",
          "Fr 08:00-12:00 || Th 20:00-10:00        # Fr # 00-08 08-12",
          "Fr 08:00-12:00 || Fr 11:00-15:00,14:00-16:00 # Fr # 08-12 12-16",
          "Mo-Fr 08:00-18:00 || open; Sa off       # Sa # closed",
          "Mo-Fr 08:00-18:00 || open; Sa off       # Su # 00-24",
          "Mo-Fr 08:00-18:00 || open; 12:00-13:00 off # Fr # 00-08 08-12 13-18 18-24",
          "Mo-Fr 08:00-18:00 || open; PH off       # We # closed",
          "Fr off || Fr unknown                    # Fr # closed",
        })
    void countWhereTheOthersSayNothingAtAll(String text, String day, String expected) {
      assertThat(day(text, day)).isEqualTo(expected);
    }

    @Test
    void areTheCauseOfWhatTheySay() {
      var hours = hours("Mo-Fr 08:00-18:00; PH off || unknown \"ask Rita\"");
      assertThat(rule(hours, "2026-01-06T20:00:00Z")).isEqualTo("unknown \"ask Rita\"");
      assertThat(rule(hours, "2026-01-07T10:00:00Z")).isEqualTo("PH off: Rest");
      assertThat(rule(hours, "2026-01-10T10:00:00Z")).isEqualTo("unknown \"ask Rita\"");
      assertThat(rule(hours("Tu 08:00-12:00,17:00+ || \"ask\""), "2026-01-06T20:00:00Z"))
          .isEqualTo("Tu 08:00-12:00,17:00+");
      assertThat(rule(hours("Mo 08:00-18:00 || Sa open"), "2026-01-10T10:00:00Z"))
          .isEqualTo("Sa open");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '#',
        value = {
          "Mo 08:00-18:00; PH off || Sa 10:00-14:00 # 27 # an earlier rule says 'off'   # last",
          "Mo; 12:00-13:00 off || open              # 24 # an earlier rule says 'off'   # last",
          "Mo 17:00+ || open                        # 14 # nobody knows when            # end",
          "Mo 08:00-18:00+ || open                  # 20 # nobody knows when            # end",
          "Mo 08:00-12:00 || We open, Fr open       # 26 # either side                  # once more",
          "|| open                                  # 1  # a rule must stand before     #",
          "Mo 08:00-12:00 ||                        # 18 # a rule must follow           # remove",
          "Mo 08:00-12:00 || ; Tu                   # 19 # not understood               #",
          "Mo 08:00-12:00 | Tu                      # 16 # not understood               #",
        })
    void whichMayBeMeantInTwoWaysAreNotUnderstood(
        String text, int character, String what, String advice) {
      assertThatThrownBy(() -> hours(text))
          .isInstanceOf(HoursException.class)
          .hasMessageContaining("character " + character + ":")
          .hasMessageContaining(what)
          .hasMessageContaining(advice == null ? "" : advice);
    }
  }

  @Nested
  @DisplayName("Ends that nobody names")
  class OpenEnds {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '#',
        value = {
          "17:00+                              # Fr # closed",
          "17:00+,12:00-18:00                  # Fr # 12-18",
          "12:00-18:00,17:00+                  # Fr # 12-17",
          "08:00-20:00, Fr 13:00-17:00+        # Fr # 08-13 13-17",
          "08:00-20:00, Fr 13:00-17:00+        # Sa # 08-20",
          "13:00-02:00,17:00+                  # Fr # 13-17",
          "13:00-02:00, Th 17:00+              # Fr # 13-24",
          "08:00-18:00, 22:00-04:00+           # Fr # 00-04 08-18 22-24",
          "20:00-06:00,22:00-04:00+            # Fr # 00-04 20-24",
          "08:00-20:00, Fr 17:00+ off          # Fr # 08-17",
          "08:00-20:00, Fr 12:00-17:00+ off    # Fr # 08-12",
          "Mo-Fr 08:00-20:00; Fr 17:00+        # Fr # closed",
        })
    void areClosedFromWhereNobodyIsThereForSure(String text, String day, String expected) {
      assertThat(day(text, day)).isEqualTo(expected);
    }

    @Test
    void areTheCauseOfBeingClosed() {
      assertThat(rule(hours("Mo-Fr 17:00+"), "2026-01-06T20:00:00Z")).isEqualTo("Mo-Fr 17:00+");
    }
  }

  @Nested
  @DisplayName("Comments alone")
  class Comments {

    @Test
    void meanThatNobodyKnows() {
      String text = "Mo-Fr 10:00-20:00; We 10:00-16:00 \"maybe; ask || Rita\"";
      assertThat(day(text, "Tu")).isEqualTo("10-20");
      assertThat(day(text, "We")).isEqualTo("closed");
      assertThat(rule(hours(text), "2026-01-07T11:00:00Z"))
          .isEqualTo("We 10:00-16:00 \"maybe; ask || Rita\"");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '#',
        quoteCharacter = '`',
        value = {
          "Mo-Fr 10:00-20:00; \"ask\"  # 20 # all that counts # '||' before it",
          "Mo-Fr 10:00-20:00, \"ask\"  # 20 # all that counts # '||' before it",
          "Mo \"\"                     # 4  # nothing between the quotes # remove",
          "Mo \"ask                    # 4  # not understood  #",
          "Mo \"ask\" \"Rita\"         # 10 # not understood  #",
        })
    void thatWouldMeanTooMuchOrNothingAreMistakes(
        String text, int character, String what, String advice) {
      assertThatThrownBy(() -> hours(text))
          .hasMessageContaining("character " + character + ":")
          .hasMessageContaining(what)
          .hasMessageContaining(advice == null ? "" : advice);
    }
  }

  @Nested
  @DisplayName("What is understood and may be meant otherwise")
  class Warnings {

    @Test
    void isToldWhereItIsWritten() {
      assertThat(told("Mo-Fr 08:00-12:00,17:00+; Sa \"ask\""))
          .isEqualTo(
              """
              sites.yaml:7:12: warning: sites.lisbon.hours: 'Mo-Fr 08:00-12:00,17:00+' has a time without an end: nobody is there for sure, so it counts as closed.
                  Maybe name the end, or until when somebody is there for sure: 17:00-20:00+.
              sites.yaml:7:12: warning: sites.lisbon.hours: 'Sa "ask"' has a comment alone: nobody knows whether it is open, so it counts as closed.
                  Maybe 'open' or 'unknown' before the comment.\
              """);
      assertThat(told("Sa 22:00-22:00"))
          .isEqualTo(
              """
              sites.yaml:7:12: warning: sites.lisbon.hours: '22:00-22:00' lasts 24 hours, until the next day.
                  Maybe '22:00-46:00' if that is meant.\
              """);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '#',
        quoteCharacter = '`',
        value = {
          "Mo-Fr 17:00-20:00+",
          "Mo-Fr 17:00+ off",
          "Mo-Fr 17:00+ unknown",
          "Sa 22:00-46:00",
          "Sa unknown \"ask\"",
          "Mo-Fr open \"by telephone\" || \"ask\"",
        })
    void isNotWhatSaysItself(String text) {
      assertThat(RuleParser.doubts(text, Holidays.NONE)).extracting(Doubt::what).isEmpty();
    }

    private static String told(String hours) {
      var files = new HashMap<>(ExampleCompany.FILES);
      files.computeIfPresent(
          "sites.yaml",
          (_, text) -> text.replaceFirst("hours: .*", "hours: '%s'".formatted(hours)));
      var mistakes = new Mistakes();
      CompanyReader.read(files, new ScheduleCheck(Calendars.NONE), mistakes);
      return String.join("\n", mistakes.list().stream().map(Mistake::toString).toList());
    }
  }

  private static WeeklyHours hours(String text) {
    return WeeklyHours.of(text, ZoneOffset.UTC, WEDNESDAY);
  }

  private static String rule(WeeklyHours hours, String at) {
    return hours.at(Instant.parse(at)).rule();
  }

  /** The hours of that day of the week from 5 January 2026, as each rule says them. */
  private static String day(String text, String day) {
    int index = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su").indexOf(day);
    Instant from = Instant.parse("2026-01-05T00:00:00Z").plusSeconds(index * 86_400L);
    List<String> open = new ArrayList<>();
    for (Span span : hours(text).between(from, from.plusSeconds(86_400))) {
      if (span.open()) {
        open.add("%02d-%02d".formatted(hour(from, span.from()), hour(from, span.to())));
      }
    }
    return open.isEmpty() ? "closed" : String.join(" ", open);
  }

  private static long hour(Instant midnight, Instant at) {
    return (at.getEpochSecond() - midnight.getEpochSecond()) / 3600;
  }
}
