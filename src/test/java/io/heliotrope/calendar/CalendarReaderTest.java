package io.heliotrope.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.session.port.FeedReader;
import io.heliotrope.session.port.FeedReader.Reading;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
  private static final LocalDate TO = LocalDate.of(2028, 12, 31);

  private final CalendarReader reader = new CalendarReader();

  private static String calendar(String... events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
        + String.join("", events)
        + "END:VCALENDAR\r\n";
  }

  /** An event of those lines, written with blanks for line ends. */
  private static String event(String lines) {
    return "BEGIN:VEVENT\r\n" + lines.replace(" | ", "\r\n") + "\r\nEND:VEVENT\r\n";
  }

  private Reading read(String... events) {
    return readText(calendar(events));
  }

  private Reading readText(String text) {
    return reader.read(text, FROM, TO);
  }

  /** {@code 2026-12-25 Christmas, …}. */
  private String days(String lines) {
    return read(event(lines)).days().entrySet().stream()
        .map(day -> day.getKey() + " " + day.getValue())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @DisplayName("Events of whole days are days")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          DTSTART;VALUE=DATE:20261225 | SUMMARY:Christmas > 2026-12-25 Christmas
          DTSTART:20261225 | SUMMARY:Christmas > 2026-12-25 Christmas
          DTSTART;VALUE=DATE:20261225 | DTEND;VALUE=DATE:20261227 | SUMMARY:Both > 2026-12-25 Both, 2026-12-26 Both
          DTSTART;VALUE=DATE:20261225 | DTEND;VALUE=DATE:20261225 | SUMMARY:Empty > 2026-12-25 Empty
          DTSTART;VALUE=DATE:20261225 | DURATION:P2D | SUMMARY:Two > 2026-12-25 Two, 2026-12-26 Two
          DTSTART;VALUE=DATE:20251230 | DURATION:P1W | SUMMARY:W > 2026-01-01 W, 2026-01-02 W, 2026-01-03 W, 2026-01-04 W, 2026-01-05 W
          DTSTART;VALUE=DATE:20200501 | RRULE:FREQ=YEARLY | SUMMARY:Labour > 2026-05-01 Labour, 2027-05-01 Labour, 2028-05-01 Labour
          DTSTART;VALUE=DATE:20200501 | RRULE:FREQ=YEARLY;UNTIL=20270501 | SUMMARY:L > 2026-05-01 L, 2027-05-01 L
          DTSTART;VALUE=DATE:20250501 | RRULE:FREQ=YEARLY;COUNT=3 | SUMMARY:L > 2026-05-01 L, 2027-05-01 L
          DTSTART;VALUE=DATE:20200501 | RRULE:FREQ=YEARLY | EXDATE;VALUE=DATE:20270501 | SUMMARY:L > 2026-05-01 L, 2028-05-01 L
          DTSTART;VALUE=DATE:20261126 | RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH | SUMMARY:T > 2026-11-26 T, 2027-11-25 T, 2028-11-23 T
          DTSTART;VALUE=DATE:20261101 | RDATE;VALUE=DATE:20270202,20270303 | SUMMARY:R > 2026-11-01 R, 2027-02-02 R, 2027-03-03 R
          DTSTART;VALUE=DATE:20251231 | DTEND;VALUE=DATE:20260102 | RRULE:FREQ=YEARLY;COUNT=2 | SUMMARY:N > 2026-01-01 N, 2026-12-31 N, 2027-01-01 N
          DTSTART;VALUE=DATE:20240229 | RRULE:FREQ=YEARLY | SUMMARY:Leap > 2028-02-29 Leap
          DTSTART;TZID=Europe/Lisbon:20261225T000000 | DTEND;TZID=Europe/Lisbon:20261226T000000 | SUMMARY:O > 2026-12-25 O
          DTSTART;TZID=No/Where:20261225T000000 | DTEND;TZID=No/Where:20261226T000000 | SUMMARY:O > 2026-12-25 O
          DTSTART:20261225T000000 | DURATION:PT48H | SUMMARY:F > 2026-12-25 F, 2026-12-26 F
          DTSTART;TZID=Asia/Tokyo:20261224T000000 | DTEND;TZID=Asia/Tokyo:20261225T000000 | RRULE:FREQ=DAILY;UNTIL=20261225T150000Z | EXDATE:20261224T150000Z | SUMMARY:U > 2026-12-24 U, 2026-12-26 U
          DTSTART;VALUE=DATE:20261225 | TRANSP:TRANSPARENT | SUMMARY:Free > 2026-12-25 Free
          DTSTART;VALUE=DATE:20261225 > 2026-12-25 holiday
          DTSTART;VALUE=DATE:20261225 | SUMMARY;LANGUAGE=pt:Natal\\, e\\nmais > 2026-12-25 Natal, e mais
          """)
  void wholeDays(String lines, String expected) {
    assertThat(days(lines)).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("What is no matter of whole days is left out, and told")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          DTSTART:20261224T130000 | DTEND:20261224T180000 | SUMMARY:Party > not counted: 1 at times of the day, such as 'Party'; half days are said in hours: Dec 24 08:00-13:00
          DTSTART:20261224T000000Z | DTEND:20261225T000000Z | SUMMARY:UTC > not counted: 1 at times of the day, such as 'UTC'; half days are said in hours: Dec 24 08:00-13:00
          DTSTART;VALUE=DATE:20261224 | STATUS:TENTATIVE | SUMMARY:Perhaps > not counted: 1 tentative, such as 'Perhaps'
          DTSTART;VALUE=DATE:20261324 | SUMMARY:Never > not counted: 1 not understood, such as 'Never'
          DTSTART;VALUE=DATE:20261224 | RRULE:FREQ=SECONDLY | SUMMARY:Tick > not counted: 1 not understood, such as 'Tick'
          DTSTART;VALUE=DATE:20261224 | RRULE:FREQ=DAILY;BYSECOND=1,2,3 | SUMMARY:Tick > not counted: 1 not understood, such as 'Tick'
          DTSTART;VALUE=DATE:20261224 | RRULE:FREQ=WEEKLY;BYDAY=M | SUMMARY:What > not counted: 1 not understood, such as 'What'
          DTSTART;VALUE=DATE:20261224 | RRULE:FREQ=BANANA | SUMMARY:What > not counted: 1 not understood, such as 'What'
          SUMMARY:When > not counted: 1 not understood, such as 'When'
          """)
  void notWholeDays(String lines, String note) {
    Reading reading = read(event(lines));
    assertThat(reading.days()).isEmpty();
    assertThat(reading.notes()).containsExactly(note);
  }

  @Test
  void aCancelledEventIsNoDay() {
    assertThat(read(event("DTSTART;VALUE=DATE:20261225 | STATUS:CANCELLED")))
        .isEqualTo(new Reading(new java.util.TreeMap<>(), List.of()));
  }

  @Test
  @DisplayName("One of a repeated event's days may be moved, or cancelled, by an event of its own")
  void moved() {
    Reading reading =
        read(
            event("UID:a | DTSTART;VALUE=DATE:20260501 | RRULE:FREQ=YEARLY | SUMMARY:Usual"),
            event(
                "UID:a | RECURRENCE-ID;VALUE=DATE:20270501 | DTSTART;VALUE=DATE:20270503 | SUMMARY:Moved"),
            event(
                "UID:a | RECURRENCE-ID;VALUE=DATE:20280501 | DTSTART;VALUE=DATE:20280501 | STATUS:CANCELLED"));
    assertThat(reading.days())
        .containsExactly(
            java.util.Map.entry(LocalDate.of(2026, 5, 1), "Usual"),
            java.util.Map.entry(LocalDate.of(2027, 5, 3), "Moved"));
  }

  @Test
  void anAlarmWithinAnEventSaysNothingOfTheEvent() {
    assertThat(
            days(
                "DTSTART;VALUE=DATE:20261225 | SUMMARY:Christmas | BEGIN:VALARM | ACTION:DISPLAY | SUMMARY:Wake up | DURATION:PT1H | TRIGGER:-PT1H | END:VALARM"))
        .isEqualTo("2026-12-25 Christmas");
  }

  @Test
  void ofTwoEventsOnADayTheFirstInTheAlphabetNamesIt() {
    String one = event("DTSTART;VALUE=DATE:20261225 | SUMMARY:B");
    String other = event("DTSTART;VALUE=DATE:20261225 | SUMMARY:A");
    assertThat(read(one, other)).isEqualTo(read(other, one));
    assertThat(read(one, other).days()).containsValue("A");
  }

  @Test
  void foldedLinesOtherLineEndsAndAByteOrderMarkAreUnderstood() {
    String text = calendar(event("DTSTART;VALUE=DATE:20261225 | SUMMARY:Christ\r\n mas"));
    assertThat(readText(text).days()).containsValue("Christmas");
    assertThat(readText("\uFEFF" + text.replace("\r\n", "\n")).days()).containsValue("Christmas");
  }

  @Test
  void aCalendarWithoutEventsHasNoDays() {
    assertThat(read().days()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("What is no calendar, or not all of one, is refused, and nothing of it is repeated")
  @ValueSource(
      strings = {
        "",
        "<html><body>secret</body></html>",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nEND:VEVENT\r\n",
        "secret",
        "\0\0\0\0"
      })
  void noCalendar(String text) {
    assertThatThrownBy(() -> readText(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not iCalendar")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFileOfTenMegabytesIsRefused() {
    assertThatThrownBy(() -> readText("x".repeat(10 << 20)))
        .hasMessageContaining("longer than 2 MB");
    assertThat(FeedReader.LONGEST).isEqualTo(2 << 20);
  }

  @ParameterizedTest
  @Timeout(20)
  @DisplayName("Hostile calendars come to an end")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          DTSTART;VALUE=DATE:00010101 | RRULE:FREQ=DAILY;COUNT=2000000000 > 3000
          DTSTART;VALUE=DATE:20260101 | RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2 > 10000
          DTSTART;VALUE=DATE:20260101 | DTEND;VALUE=DATE:99991231 > 10000
          DTSTART;VALUE=DATE:00010101 | RRULE:FREQ=WEEKLY;INTERVAL=1227133513;COUNT=2;BYDAY=MO,MO,MO,MO,MO,MO | END:VEVENT | BEGIN:VEVENT | DTSTART;VALUE=DATE:00010101 | RRULE:FREQ=DAILY;COUNT=999999 > 10
          DTSTART;VALUE=DATE:00010101 | RRULE:FREQ=DAILY > 10
          DTSTART;VALUE=DATE:20260101 | DTEND;VALUE=DATE:99991231 | RRULE:FREQ=DAILY > 10
          """)
  void tooMuch(String lines, int times) {
    assertThatThrownBy(() -> readText(calendar(event(lines).repeat(times))))
        .hasMessageContaining("repeats too much");
  }

  @Test
  @Timeout(20)
  void tooManyAndTooDeepAreRefused() {
    assertThatThrownBy(() ->
            readText(calendar(event("DTSTART:20260101").repeat(EventCollector.MOST_EVENTS + 1))))
        .hasMessageContaining("more than 20,000 events");
    assertThatThrownBy(() -> readText(calendar("BEGIN:VEVENT\r\n".repeat(100_000))))
        .hasMessageContaining("nested too deeply");
  }

  @Test
  @Timeout(60)
  @DisplayName("Calendars with bytes changed, cut or doubled are read or refused, and nothing else")
  void anyBytes() {
    byte[] good =
        calendar(
                event(
                    "UID:a | DTSTART;VALUE=DATE:20200501 | RRULE:FREQ=YEARLY;COUNT=30 | SUMMARY:A"),
                event("DTSTART;TZID=Europe/Lisbon:20261225T000000 | DURATION:P1D | SUMMARY:B"),
                event("UID:a | RECURRENCE-ID:20270501 | DTSTART:20270502 | EXDATE:20270503"))
            .getBytes(StandardCharsets.UTF_8);
    var chance = new SplittableRandom(7);
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      for (int change = chance.nextInt(1, 5); change > 0; change--) {
        bad[chance.nextInt(bad.length)] = (byte) chance.nextInt(256);
      }
      int length = chance.nextInt(4) == 0 ? chance.nextInt(bad.length) : bad.length;
      String cut = new String(bad, 0, length, StandardCharsets.UTF_8);
      try {
        assertThat(reader.read(cut, FROM, TO).days().keySet())
            .allSatisfy(day -> assertThat(day).isBetween(FROM, TO));
      } catch (IllegalArgumentException refused) {
        assertThat(refused).message().isNotBlank();
      }
    }
  }
}
