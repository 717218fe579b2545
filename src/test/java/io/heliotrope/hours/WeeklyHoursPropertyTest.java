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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the hours and the zone: an answer holds until its end, and then changes. */
class WeeklyHoursPropertyTest {

  /** Nothing that is off, unknown or may last longer, and no fallback rules. */
  private static final Pattern SURE =
      Pattern.compile("(?!.*(?:off|unknown|\"|:[0-9]{2}\\+|\\|)).*");

  @Test
  void anAnswerHoldsUntilItsEndAndThenChanges() {
    Seeds.each(
        700,
        random -> {
          ZoneId zone = AnyHours.zone(random);
          String text = AnyHours.text(random);
          WeeklyHours hours = WeeklyHours.of(text, zone);
          Instant at = AnyHours.instant(random, zone);
          OpenState state = hours.at(at);
          String where = "%s in %s at %s says %s".formatted(text, zone, at, state);

          if (state.until().isEmpty()) {
            for (Span span : hours.between(at, at.plus(Duration.ofDays(4 * 365)))) {
              assertThat(span.open()).as("%s, but %s", where, span).isEqualTo(state.open());
            }
            for (Instant probe : probes(random, at, at.plus(Duration.ofDays(40))).subList(0, 4)) {
              assertThat(hours.at(probe).open()).as(where).isEqualTo(state.open());
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
          ZoneId zone = AnyHours.zone(random);
          Instant at = AnyHours.instant(random, zone);
          ZoneOffsetTransition next = zone.getRules().nextTransition(at.minus(Duration.ofDays(2)));
          if (next != null && next.getInstant().isBefore(at.plus(Duration.ofDays(2)))) {
            return;
          }
          LocalDateTime local = LocalDateTime.ofInstant(at, zone);
          int minute = local.getHour() * 60 + local.getMinute();
          boolean open = from < to ? minute >= from && minute < to : minute >= from || minute < to;
          String text = AnyHours.time(from) + "-" + AnyHours.time(to);
          assertThat(WeeklyHours.of(text, zone).at(at).open())
              .as("%s in %s at %s, local %s", text, zone, at, local)
              .isEqualTo(open);
        });
  }

  /** Where nothing is closed but by nobody's saying anything, either side of '||' may open. */
  @Test
  void aFallbackRuleOpensWhereTheOthersDoNot() {
    Seeds.each(
        1500,
        random -> {
          String text = AnyHours.text(random);
          String rule = AnyHours.text(random);
          if (!SURE.matcher(text).matches() || !SURE.matcher(rule).matches() || isList(rule)) {
            return;
          }
          ZoneId zone = AnyHours.zone(random);
          Instant at = AnyHours.instant(random, zone);
          var both = WeeklyHours.of(text + " || " + rule, zone);
          for (Instant one : probes(random, at, at.plus(Duration.ofDays(20)))) {
            assertThat(isOpen(both, one))
                .as("%s || %s in %s at %s", text, rule, zone, one)
                .isEqualTo(
                    isOpen(WeeklyHours.of(text, zone), one)
                        || isOpen(WeeklyHours.of(rule, zone), one));
          }
        });
  }

  private static boolean isList(String text) {
    return text.contains(";") || text.contains(", ");
  }

  private static boolean isOpen(WeeklyHours hours, Instant at) {
    return hours.between(at, at.plusNanos(1)).getFirst().open();
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
}
