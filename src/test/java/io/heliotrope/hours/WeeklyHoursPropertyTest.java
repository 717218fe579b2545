package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the hours and the zone: an answer holds until its end, and then changes. */
class WeeklyHoursPropertyTest {

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
  private static final List<String> DATES =
      List.of(
          "Apr-Oct",
          "Nov-Mar",
          "Dec 24-Jan 02",
          "Feb 29",
          "easter -2 days",
          "Mar Su[-1]-Oct Su[-1] -1 day",
          "Jan 01-31/8",
          "1995-2030",
          "2030+",
          "1999 Dec 31",
          "week 01-53/2",
          "week 20-30");
  private static final List<String> NTH = List.of("Mo[1]", "Su[-1]", "We[2-4]", "Sa[-1] +1 day");
  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  @Test
  void anAnswerHoldsUntilItsEndAndThenChanges() {
    Seeds.each(
        700,
        random -> {
          ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
          String text = anyHours(random);
          WeeklyHours hours = WeeklyHours.of(text, zone);
          Instant at = anyInstant(random, zone);
          OpenState state = hours.at(at);
          String where = "%s in %s at %s says %s".formatted(text, zone, at, state);

          if (state.until().isEmpty()) {
            for (int day = 0; day < 40; day++) {
              assertThat(hours.at(at.plus(Duration.ofHours(day * 23L))).open())
                  .as(where)
                  .isEqualTo(state.open());
            }
            return;
          }
          Instant until = state.until().get();
          assertThat(until).as(where).isAfter(at);
          assertThat(hours.at(until).open())
              .as("%s, the end itself", where)
              .isNotEqualTo(state.open());
          for (Instant probe : probes(random, at, until)) {
            OpenState there = hours.at(probe);
            if (there.open() != state.open() || !there.until().equals(state.until())) {
              throw new AssertionError(where + ", but at %s says %s".formatted(probe, there));
            }
          }
        });
  }

  /** An oracle that knows nothing of intervals: the local clock alone, away from clock changes. */
  @Test
  void onDaysWithoutClockChangeTheLocalClockSaysItAll() {
    Seeds.each(
        500,
        random -> {
          int from = random.nextInt(24 * 60);
          int to = random.nextInt(24 * 60);
          if (from == to) {
            return;
          }
          ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
          Instant at = anyInstant(random, zone);
          ZoneOffsetTransition next = zone.getRules().nextTransition(at.minus(Duration.ofDays(2)));
          if (next != null && next.getInstant().isBefore(at.plus(Duration.ofDays(2)))) {
            return;
          }
          LocalDateTime local = LocalDateTime.ofInstant(at, zone);
          int minute = local.getHour() * 60 + local.getMinute();
          boolean open = from < to ? minute >= from && minute < to : minute >= from || minute < to;
          String text = time(from) + "-" + time(to);
          assertThat(WeeklyHours.of(text, zone).at(at).open())
              .as("%s in %s at %s, local %s", text, zone, at, local)
              .isEqualTo(open);
        });
  }

  private static List<Instant> probes(RandomGenerator random, Instant from, Instant until) {
    long millis = Duration.between(from, until).toMillis();
    return IntStream.range(0, 12)
        .mapToObj(i ->
            switch (i) {
              case 0 -> until.minusNanos(1);
              default -> from.plusMillis(random.nextLong(Math.max(1, millis)));
            })
        .toList();
  }

  /** Half of them near a change of the clocks. */
  private static Instant anyInstant(RandomGenerator random, ZoneId zone) {
    Instant any =
        Instant.parse("1975-01-01T00:00:00Z").plusSeconds(random.nextLong(2_200_000_000L));
    ZoneOffsetTransition next = zone.getRules().nextTransition(any);
    if (next == null || random.nextBoolean()) {
      return any;
    }
    return next.getInstant().plusSeconds(random.nextLong(-200_000, 200_000));
  }

  static String anyHours(RandomGenerator random) {
    return IntStream.rangeClosed(0, random.nextInt(4))
        .mapToObj(_ ->
            random.nextInt(3) > 0
                ? anyRule(random)
                : (DATES.get(random.nextInt(DATES.size())) + " " + anyRule(random)).strip())
        .collect(Collectors.joining(random.nextInt(4) == 0 ? ", " : "; "));
  }

  private static String anyRule(RandomGenerator random) {
    String days =
        switch (random.nextInt(6)) {
          case 0 -> "";
          case 1 -> NTH.get(random.nextInt(NTH.size()));
          default -> day(random) + (random.nextBoolean() ? "" : "-" + day(random));
        };
    if (random.nextInt(5) == 0) {
      days += (days.isEmpty() ? "" : "," + day(random));
    }
    String times =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(_ -> anyRange(random))
            .collect(Collectors.joining(","));
    String word = random.nextInt(4) == 0 ? "off" : days.isEmpty() && times.isEmpty() ? "open" : "";
    return (days + " " + times + " " + word).strip();
  }

  private static String anyRange(RandomGenerator random) {
    int from = random.nextInt(24 * 60);
    int to = from + 1 + random.nextInt(24 * 60 - 1);
    return time(from)
        + "-"
        + time(
            random.nextBoolean() && to % (24 * 60) != from
                ? to
                : to % (24 * 60) == 0 ? 24 * 60 : to % (24 * 60));
  }

  private static String day(RandomGenerator random) {
    return DAYS.get(random.nextInt(7));
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
