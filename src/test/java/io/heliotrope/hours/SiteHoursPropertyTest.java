package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.WallTime;
import io.heliotrope.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the zone, the hours, their phases, overrides and holidays, from 1970 to 2035. */
class SiteHoursPropertyTest {

  private static final Holidays HOLIDAYS =
      day -> day.getDayOfYear() % 11 == 0 ? Optional.of("holiday") : Optional.empty();

  private static final List<String> WITH_HOLIDAYS =
      List.of("", "; PH off", ", PH 10:00-14:00", "; PH -1 day 08:00-30:00", "; PH Mo-Fr unknown");

  @Test
  void theAnswerIsThatOfTheIntervalsWhichHaveNeitherGapNorOverlap() {
    Seeds.each(
        150,
        random -> {
          ZoneId zone = AnyHours.zone(random);
          Instant at = AnyHours.instant(random, zone);
          SiteHours hours = anySite(random, zone, at);
          Instant from = at.minus(Duration.ofMinutes(random.nextInt(1, 6000)));
          Instant to = at.plus(Duration.ofMinutes(random.nextInt(1, 20_000)));
          List<Span> spans = hours.between(from, to);

          Instant reached = from;
          for (Span span : spans) {
            assertThat(span.from()).isEqualTo(reached);
            reached = span.to();
          }
          assertThat(reached).isEqualTo(to);
          for (int i = 1; i < spans.size(); i++) {
            Span before = spans.get(i - 1);
            Span next = spans.get(i);
            assertThat(before.open() == next.open() && before.cause().equals(next.cause()))
                .as("%s goes on in %s", before, next)
                .isFalse();
          }
          for (int i = 0; i < 2; i++) {
            Span span = spans.get(random.nextInt(spans.size()));
            for (Instant one : List.of(span.from(), span.to().minusNanos(1))) {
              OpenState state = hours.at(one);
              assertThat(state.open()).as("%s at %s", span, one).isEqualTo(span.open());
              assertThat(state.cause()).as("%s at %s", span, one).isEqualTo(span.cause());
            }
          }
        });
  }

  @Test
  void theAnswerChangesFirstWhereItEndsAndLastWhereItBegan() {
    Duration look = Duration.ofDays(60);
    Seeds.each(
        250,
        random -> {
          ZoneId zone = AnyHours.zone(random);
          Instant at = AnyHours.instant(random, zone);
          SiteHours hours = anySite(random, zone, at);
          OpenState state = hours.at(at);
          String where = "%s at %s: %s".formatted(zone, at, state);

          Instant until = state.until().orElse(at.plus(look));
          Instant since = state.since().orElse(at.minus(look));
          assertThat(until).as(where).isAfter(at);
          assertThat(since).as(where).isBeforeOrEqualTo(at);
          Instant first = Timeline.later(since, at.minus(look));
          Instant last = Timeline.earlier(until, at.plus(look));
          assertThat(hours.between(first, last))
              .as(where)
              .allMatch(span -> span.open() == state.open());
          if (state.until().isPresent()) {
            assertThat(isOpen(hours, until.minusNanos(1))).as(where).isEqualTo(state.open());
            assertThat(isOpen(hours, until)).as(where).isNotEqualTo(state.open());
          }
          if (state.since().isPresent()) {
            assertThat(isOpen(hours, since)).as(where).isEqualTo(state.open());
            assertThat(isOpen(hours, since.minusNanos(1))).as(where).isNotEqualTo(state.open());
          }
        });
  }

  /** What the rules say of each reading is asked of the same rules where no clock ever changes. */
  @Test
  void aChangeOfTheClocksNeverOpensAClosedSite() {
    Seeds.each(
        3,
        random -> {
          for (String id : AnyHours.ZONES) {
            ZoneId zone = ZoneId.of(id);
            Instant any = AnyHours.instant(random, zone);
            ZoneOffsetTransition change = zone.getRules().nextTransition(any);
            if (change != null) {
              String text = anyText(random);
              var hours = WeeklyHours.of(text, zone, HOLIDAYS);
              var wall = WeeklyHours.of(text, ZoneOffset.UTC, HOLIDAYS);
              for (Instant one : near(random, change)) {
                checkReading(hours, wall, one, "%s in %s at %s".formatted(text, zone, one));
              }
              checkRepeatedHour(hours, change, "%s in %s, %s".formatted(text, zone, change));
            }
          }
        });
  }

  private static Stream<Instant> nearest(ZoneOffsetTransition change) {
    return Stream.of(change.getInstant().minusNanos(1), change.getInstant());
  }

  private static List<Instant> near(RandomGenerator random, ZoneOffsetTransition change) {
    return Stream.concat(
            nearest(change),
            IntStream.range(0, 8)
                .mapToObj(_ -> change.getInstant().plusSeconds(random.nextInt(-90_000, 90_000))))
        .toList();
  }

  private static void checkReading(WeeklyHours hours, WeeklyHours wall, Instant at, String where) {
    LocalDateTime reading = LocalDateTime.ofInstant(at, hours.zone());
    ZoneOffsetTransition change = hours.zone().getRules().getTransition(reading);
    if (change == null) {
      assertThat(isOpen(hours, at))
          .as(where)
          .isEqualTo(isOpen(wall, reading.toInstant(ZoneOffset.UTC)));
    } else if (isOpen(hours, at)) { // read twice
      Instant first = change.getDateTimeAfter().toInstant(ZoneOffset.UTC).minusNanos(1);
      Instant last = change.getDateTimeBefore().toInstant(ZoneOffset.UTC);
      assertThat(wall.between(first, last)).as(where).anyMatch(Span::open);
    }
  }

  private static void checkRepeatedHour(
      WeeklyHours hours, ZoneOffsetTransition change, String where) {
    if (change.isOverlap()) {
      Instant from = change.getInstant().minusNanos(1);
      Instant to = change.getInstant().minus(change.getDuration());
      List<Span> spans = hours.between(from, to);
      for (int i = 1; i < spans.size(); i++) {
        assertThat(spans.get(i).open() && !spans.get(i - 1).open()).as(where).isFalse();
      }
    }
  }

  @Test
  void rulesThatAreWrittenAndReadAgainAreTheSame() {
    Seeds.each(
        2000,
        random -> {
          String text = anyText(random);
          List<Rule> rules = RuleParser.parse(text, HOLIDAYS);
          String written = RuleText.of(rules);
          assertThat(nameless(RuleParser.parse(written, HOLIDAYS)))
              .as("%s, written as %s", text, written)
              .isEqualTo(nameless(rules));
        });
  }

  private static List<Rule> nameless(List<Rule> rules) {
    return rules.stream()
        .map(rule -> new Rule(rule.days(), rule.times(), rule.says(), rule.joins(), ""))
        .toList();
  }

  private static boolean isOpen(Timeline hours, Instant at) {
    return hours.between(at, at.plusNanos(1)).getFirst().open();
  }

  private static String anyText(RandomGenerator random) {
    String text = AnyHours.text(random);
    String more = WITH_HOLIDAYS.get(random.nextInt(WITH_HOLIDAYS.size()));
    return text + (text.contains("||") ? more.replace(',', ';') : more);
  }

  private static SiteHours anySite(RandomGenerator random, ZoneId zone, Instant around) {
    List<SiteHours.Phase> phases = new ArrayList<>();
    Instant from = Instant.MIN;
    for (int i = random.nextInt(3); i >= 0; i--) {
      var hours = WeeklyHours.of(anyText(random), zone, HOLIDAYS);
      phases.add(new SiteHours.Phase(from, hours, overrides(random, zone, around)));
      Instant earliest = from.equals(Instant.MIN) ? around.minusSeconds(300_000) : from;
      from = earliest.plusSeconds(random.nextInt(1, 400_000));
    }
    return SiteHours.of(phases, overrides(random, zone, around));
  }

  private static List<HoursOverride> overrides(
      RandomGenerator random, ZoneId zone, Instant around) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(i -> override(random, zone, around, "o" + i))
        .toList();
  }

  private static HoursOverride override(
      RandomGenerator random, ZoneId zone, Instant around, String name) {
    LocalDateTime from =
        LocalDateTime.ofInstant(around, zone).plusMinutes(random.nextInt(-5000, 5000));
    Optional<ZoneOffset> offset =
        random.nextInt(4) == 0 ? Optional.of(zone.getRules().getOffset(around)) : Optional.empty();
    return new HoursOverride(
        name,
        new WallTime(from, offset),
        new WallTime(from.plusMinutes(random.nextInt(1, 5000)), offset),
        switch (random.nextInt(3)) {
          case 0 -> new HoursOverride.Effect.Open();
          case 1 -> new HoursOverride.Effect.Closed();
          default -> new HoursOverride.Effect.Other(AnyHours.text(random));
        },
        random.nextInt(3) == 0,
        "because",
        "");
  }
}
