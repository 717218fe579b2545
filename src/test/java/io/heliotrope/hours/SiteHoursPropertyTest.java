package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.HoursOverride.Effect;
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
import org.junit.jupiter.api.Test;

/** Whatever a site's hours, their changes and overrides, in all zones, from 1970 to 2035. */
class SiteHoursPropertyTest {

  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();
  private static final Instant BEGIN = Instant.parse("1970-01-01T00:00:00Z");
  private static final Duration TIME =
      Duration.between(BEGIN, Instant.parse("2035-01-01T00:00:00Z"));
  private static final Duration LONG = Duration.ofDays(40);

  @Test
  void spansAreInOrderWithoutGapOrOverlap() {
    Seeds.each(
        700,
        random -> {
          World world = World.any(random);
          Instant to = world.at.plus(LONG);
          Instant reached = world.at;
          Optional<Span> before = Optional.empty();
          for (Span span : world.hours.between(world.at, to)) {
            assertThat(span.from()).as("%s", world).isEqualTo(reached);
            assertThat(span.to()).as("%s", world).isAfter(span.from());
            assertThat(
                    before.filter(b -> b.open() == span.open() && b.cause().equals(span.cause())))
                .as("%s: what goes on is one span", world)
                .isEmpty();
            reached = span.to();
            before = Optional.of(span);
          }
          assertThat(reached).as("%s", world).isEqualTo(to);
        });
  }

  @Test
  void theAnswerIsThatOfItsSpanAndHoldsUntilTheFirstSpanThatSaysOtherwise() {
    Seeds.each(
        700,
        random -> {
          World world = World.any(random);
          List<Span> spans = world.hours.between(world.at.minus(LONG), world.at.plus(LONG));
          Instant probe = world.at.plusSeconds(random.nextLong(-86_400, 86_400));
          int index = 0;
          while (!spans.get(index).to().isAfter(probe)) {
            index++;
          }
          Span now = spans.get(index);
          OpenState state = world.hours.at(probe);
          assertThat(state.open()).as("%s at %s", world, probe).isEqualTo(now.open());
          assertThat(state.cause()).as("%s at %s", world, probe).isEqualTo(now.cause());
          Optional<Instant> until =
              spans.stream()
                  .skip(index)
                  .filter(span -> span.open() != now.open())
                  .map(Span::from)
                  .findFirst();
          Optional<Instant> since =
              spans.stream()
                  .limit(index)
                  .filter(span -> span.open() != now.open())
                  .map(Span::to)
                  .reduce((_, last) -> last);
          until.ifPresentOrElse(
              end -> assertThat(state.until()).as("%s at %s", world, probe).contains(end),
              () ->
                  assertThat(state.until().filter(end -> end.isBefore(world.at.plus(LONG))))
                      .as("%s at %s", world, probe)
                      .isEmpty());
          since.ifPresentOrElse(
              start -> assertThat(state.since()).as("%s at %s", world, probe).contains(start),
              () ->
                  assertThat(state.since().filter(start -> start.isAfter(world.at.minus(LONG))))
                      .as("%s at %s", world, probe)
                      .isEmpty());
        });
  }

  /**
   * Setting the clocks neither opens nor closes: at a reading that comes once, the site is as it
   * would be on a clock that is never set. Where readings come twice, it is closed if it is at all
   * of them.
   */
  @Test
  void settingTheClocksOpensNoClosedSite() {
    Seeds.each(
        2_000,
        random -> {
          ZoneId zone = anyZone(random);
          String text = WeeklyHoursPropertyTest.anyHours(random);
          var site = WeeklyHours.of(text, zone);
          var unset = WeeklyHours.of(text, ZoneOffset.UTC);
          Instant at = anyInstant(random, zone);
          LocalDateTime reading = LocalDateTime.ofInstant(at, zone);
          ZoneOffsetTransition change = zone.getRules().getTransition(reading);
          String where = "%s in %s at %s, local %s".formatted(text, zone, at, reading);
          if (change == null) {
            assertThat(site.at(at).open())
                .as(where)
                .isEqualTo(unset.at(reading.toInstant(ZoneOffset.UTC)).open());
          } else {
            boolean closed =
                unset
                    .between(
                        change.getDateTimeAfter().toInstant(ZoneOffset.UTC),
                        change.getDateTimeBefore().toInstant(ZoneOffset.UTC))
                    .stream()
                    .noneMatch(Span::open);
            assertThat(closed && site.at(at).open()).as(where).isFalse();
          }
        });
  }

  private record World(String text, SiteHours hours, Instant at) {

    static World any(RandomGenerator random) {
      ZoneId zone = anyZone(random);
      Instant at = anyInstant(random, zone);
      List<HoursOverride> overrides = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        overrides.add(anyOverride(random, "override-" + i, at, zone));
      }
      String first = WeeklyHoursPropertyTest.anyHours(random);
      List<SiteHours.Phase> phases = new ArrayList<>();
      phases.add(new SiteHours.Phase(Instant.MIN, WeeklyHours.of(first, zone)));
      String text = first;
      if (random.nextInt(3) == 0) {
        String next = WeeklyHoursPropertyTest.anyHours(random);
        Instant from = at.plusSeconds(random.nextLong(-400_000, 400_000));
        phases.add(new SiteHours.Phase(from, WeeklyHours.of(next, zone)));
        text += " and from " + from + " on " + next;
      }
      return new World(
          "%s in %s, %s".formatted(text, zone, overrides), SiteHours.of(phases, overrides), at);
    }

    @Override
    public String toString() {
      return text + " at " + at;
    }
  }

  private static HoursOverride anyOverride(
      RandomGenerator random, String name, Instant at, ZoneId zone) {
    LocalDateTime from =
        LocalDateTime.ofInstant(at, zone).plusMinutes(random.nextLong(-4_000, 4_000));
    Effect effect =
        switch (random.nextInt(3)) {
          case 0 -> new Effect.Closed();
          case 1 -> new Effect.Open();
          default -> new Effect.Other(WeeklyHoursPropertyTest.anyHours(random));
        };
    return new HoursOverride(
        name,
        new WallTime(from, Optional.empty()),
        new WallTime(from.plusMinutes(1 + random.nextLong(6_000)), Optional.empty()),
        effect,
        random.nextBoolean(),
        name,
        "");
  }

  private static ZoneId anyZone(RandomGenerator random) {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  /** Half of them near a change of the clocks. */
  private static Instant anyInstant(RandomGenerator random, ZoneId zone) {
    Instant any = BEGIN.plusSeconds(random.nextLong(TIME.toSeconds()));
    ZoneOffsetTransition next = zone.getRules().nextTransition(any);
    return next == null || random.nextBoolean()
        ? any
        : next.getInstant().plusSeconds(random.nextLong(-20_000, 20_000));
  }
}
