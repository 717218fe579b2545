package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.HoursOverride.Effect;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.WallTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Emergencies before overrides before the hours, in Lisbon, open Mo-Fr 08:00-18:00. */
class SiteHoursTest {

  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "party: 2026-12-18 13:00 to 2026-12-18 closed | 2026-12-18T12:59Z | open 2026-12-18T08:00 to 2026-12-18T13:00 (Mo-Fr 08:00-18:00)",
        "party: 2026-12-18 13:00 to 2026-12-18 closed | 2026-12-18T13:00Z | closed 2026-12-18T13:00 to 2026-12-21T08:00 (party)",
        "party: 2026-12-18 13:00 to 2026-12-18 closed | 2026-12-20T13:00Z | closed 2026-12-18T13:00 to 2026-12-21T08:00 (Mo-Fr 08:00-18:00)",
        "move: 2026-12-19 to 2026-12-20 10:00-16:00   | 2026-12-19T12:00Z | open 2026-12-19T10:00 to 2026-12-19T16:00 (move)",
        "move: 2026-12-19 to 2026-12-20 10:00-16:00   | 2026-12-19T17:00Z | closed 2026-12-19T16:00 to 2026-12-20T10:00 (move)",
        "all: 2026-12-19 to 2026-12-20 open           | 2026-12-19T12:00Z | open 2026-12-19T00:00 to 2026-12-21T00:00 (all)",
        "late: 2026-12-18 to 2026-12-18 20:00 open    | 2026-12-18T19:00Z | open 2026-12-18T00:00 to 2026-12-18T20:00 (late)",
        // of two of a kind the later one counts
        "a: 2026-12-18 to 2026-12-18 closed, b: 2026-12-18 10:00 to 2026-12-18 12:00 open | 2026-12-18T10:00Z | open 2026-12-18T10:00 to 2026-12-18T12:00 (b)",
        "b: 2026-12-18 10:00 to 2026-12-18 12:00 open, a: 2026-12-18 to 2026-12-18 closed | 2026-12-18T10:00Z | closed 2026-12-17T18:00 to 2026-12-21T08:00 (a)",
        // an emergency goes before what comes later
        "!fire: 2026-12-18 09:00 to 2026-12-18 11:00 closed, a: 2026-12-18 to 2026-12-18 open | 2026-12-18T10:00Z | closed 2026-12-18T09:00 to 2026-12-18T11:00 (fire)",
        "!fire: 2026-12-18 09:00 to 2026-12-18 11:00 closed, !a: 2026-12-18 to 2026-12-18 open | 2026-12-18T10:00Z | closed 2026-12-18T09:00 to 2026-12-18T11:00 (fire)",
        // begins in the hour that the clocks skip, 01:00 to 02:00 UTC+0
        "spring: 2026-03-29 01:30 to 2026-03-29 03:00 open | 2026-03-29T01:00Z | open 2026-03-29T01:00 to 2026-03-29T02:00 (spring)",
        // ends in the hour that is read twice
        "autumn: 2026-10-25 to 2026-10-25 01:30 open | 2026-10-25T00:30Z | open 2026-10-24T23:00 to 2026-10-25T01:30 (autumn)",
        // an instant is an instant
        "utc: 2026-07-18T10:00Z to 2026-07-18T12:00Z open | 2026-07-18T11:00Z | open 2026-07-18T10:00 to 2026-07-18T12:00 (utc)",
      })
  void whatCountsIsToldWithItsReason(String overrides, String at, String expected) {
    var list = Arrays.stream(overrides.split(", ")).map(SiteHoursTest::override).toList();
    var hours = SiteHours.of(new Schedule("Mo-Fr 08:00-18:00", list, "sites.yaml:7"), LISBON);
    OpenState state = hours.at(OffsetDateTime.parse(at).toInstant());
    assertThat(
            "%s %s to %s (%s)"
                .formatted(
                    state.open() ? "open" : "closed",
                    time(state.since().orElseThrow()),
                    time(state.until().orElseThrow()),
                    state.rule()))
        .isEqualTo(expected);
  }

  @Test
  void newHoursFromAnInstantOnAreSeenBeforehand() {
    var hours =
        SiteHours.of(
            List.of(
                new SiteHours.Phase(Instant.MIN, WeeklyHours.of("Mo-Fr 08:00-18:00", LISBON)),
                new SiteHours.Phase(
                    Instant.parse("2026-12-16T12:00:00Z"), WeeklyHours.of("off", LISBON))),
            List.of());
    OpenState state = hours.at(Instant.parse("2026-12-16T10:00:00Z"));
    assertThat(state.until()).contains(Instant.parse("2026-12-16T12:00:00Z"));
    assertThat(hours.at(Instant.parse("2026-12-16T12:00:00Z")).until()).isEmpty();
    assertThat(hours.at(Instant.parse("2026-12-18T12:00:00Z")).since())
        .contains(Instant.parse("2026-12-16T12:00:00Z"));
  }

  @Test
  void aWeekIsToldWithoutGapOrOverlap() {
    var list = List.of(override("party: 2026-12-18 13:00 to 2026-12-18 closed"));
    var hours = SiteHours.of(new Schedule("Mo-Fr 08:00-18:00; We off", list, ""), LISBON);
    List<Span> spans =
        hours.between(Instant.parse("2026-12-15T12:00:00Z"), Instant.parse("2026-12-19T12:00:00Z"));
    assertThat(
            spans.stream()
                .map(span ->
                    "%s-%s %s %s"
                        .formatted(
                            time(span.from()).substring(8),
                            time(span.to()).substring(8),
                            span.open() ? "open" : "closed",
                            span.cause().text()))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            15T12:00-15T18:00 open Mo-Fr 08:00-18:00
            15T18:00-16T00:00 closed Mo-Fr 08:00-18:00
            16T00:00-17T00:00 closed We off
            17T00:00-17T08:00 closed Mo-Fr 08:00-18:00
            17T08:00-17T18:00 open Mo-Fr 08:00-18:00
            17T18:00-18T08:00 closed Mo-Fr 08:00-18:00
            18T08:00-18T13:00 open Mo-Fr 08:00-18:00
            18T13:00-19T00:00 closed party
            19T00:00-19T12:00 closed Mo-Fr 08:00-18:00; We off\
            """);
  }

  /** {@code !name: from to to effect}; '!' is an emergency. */
  private static HoursOverride override(String text) {
    boolean emergency = text.startsWith("!");
    String name = text.substring(emergency ? 1 : 0, text.indexOf(':'));
    String[] times = text.substring(text.indexOf(':') + 1).strip().split(" to ");
    int lastSpace = times[1].lastIndexOf(' ');
    String effect = times[1].substring(lastSpace + 1);
    return new HoursOverride(
        name,
        WallTime.begin(times[0]),
        WallTime.end(times[1].substring(0, lastSpace)),
        switch (effect) {
          case "closed" -> new Effect.Closed();
          case "open" -> new Effect.Open();
          default -> new Effect.Other(effect);
        },
        emergency,
        name,
        "ana");
  }

  private static String time(Instant instant) {
    return instant.toString().substring(0, 16);
  }
}
