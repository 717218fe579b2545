package io.heliotrope.hours;

import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * All that says when a site is open: its hours, which may be others from some instant on, and dated
 * overrides, its own or whatever hours are in force. An emergency goes before any other override,
 * closed before open; of two overrides of the same kind the later in the list counts. Immutable.
 */
public final class SiteHours extends Timeline {

  /**
   * Hours in force.
   *
   * @param from {@link Instant#MIN} for the first
   * @param overrides as long as these hours are in force
   * @param staffing as long as these hours are in force
   */
  public record Phase(
      Instant from, WeeklyHours hours, List<HoursOverride> overrides, Staffing staffing) {

    public Phase {
      overrides = List.copyOf(overrides);
    }

    /** Hours of which nobody says how many seats are staffed. */
    public Phase(Instant from, WeeklyHours hours, List<HoursOverride> overrides) {
      this(from, hours, overrides, Staffing.UNTOLD);
    }

    public Phase(Instant from, WeeklyHours hours) {
      this(from, hours, List.of());
    }

    /**
     * What a schedule says, from that instant on.
     *
     * @throws IllegalArgumentException if a text in it is not understood, or its country not known
     */
    public static Phase of(Instant from, Schedule schedule, ZoneId zone, Calendars calendars) {
      Holidays holidays = Holidays.of(schedule.holidays(), calendars);
      var hours = WeeklyHours.of(schedule.hours(), zone, holidays, schedule.source());
      return new Phase(from, hours, schedule.overrides(), Staffing.of(schedule, zone, calendars));
    }
  }

  private record Dated(
      Instant from, Instant to, BiFunction<Instant, Instant, List<Span>> instead) {}

  /** Later ones go before earlier ones. */
  private static final Comparator<HoursOverride> PRECEDENCE =
      Comparator.comparing(HoursOverride::emergency)
          .thenComparing(o -> o.emergency() && o.effect() instanceof HoursOverride.Effect.Closed);

  private final ZoneId zone;
  private final List<Phase> phases;
  private final List<Dated> overrides;

  private SiteHours(ZoneId zone, List<Phase> phases, List<HoursOverride> overrides) {
    this.zone = zone;
    this.phases = List.copyOf(phases);
    Holidays holidays = phases.getLast().hours().holidays();
    record Ranked(HoursOverride override, Instant from, Instant to) {}
    List<Ranked> all = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      Instant end = i + 1 < phases.size() ? phases.get(i + 1).from() : Instant.MAX;
      for (HoursOverride one : phases.get(i).overrides()) {
        all.add(new Ranked(one, phases.get(i).from(), end));
      }
    }
    overrides.forEach(one -> all.add(new Ranked(one, Instant.MIN, Instant.MAX)));
    this.overrides =
        all.stream()
            .sorted(Comparator.comparing(Ranked::override, PRECEDENCE))
            .map(one -> dated(one.override(), one.from(), one.to(), holidays))
            .toList();
  }

  /** Hours that nothing overrides. */
  public static SiteHours of(WeeklyHours hours) {
    return of(List.of(new Phase(Instant.MIN, hours)), List.of());
  }

  /**
   * What a site's schedule says.
   *
   * @throws HoursException if a text in it is not understood
   */
  public static SiteHours of(Schedule schedule, ZoneId zone) {
    return of(schedule, zone, Calendars.NONE);
  }

  /**
   * The same where the countries' public holidays are known.
   *
   * @throws IllegalArgumentException if a text in it is not understood, or its country not known
   */
  public static SiteHours of(Schedule schedule, ZoneId zone, Calendars calendars) {
    return of(List.of(Phase.of(Instant.MIN, schedule, zone, calendars)), List.of());
  }

  /**
   * Hours that follow each other, all in one zone, and what overrides them.
   *
   * @param phases in order, at least one, the first from {@link Instant#MIN}
   * @param overrides whichever phase is in force; they go before those of a phase
   * @throws HoursException if the text of an override is not understood
   */
  public static SiteHours of(List<Phase> phases, List<HoursOverride> overrides) {
    return new SiteHours(phases.getFirst().hours().zone(), phases, overrides);
  }

  public ZoneId zone() {
    return zone;
  }

  @Override
  public List<Span> between(Instant from, Instant to) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      Instant start = later(from, phases.get(i).from());
      Instant end = i + 1 < phases.size() ? earlier(to, phases.get(i + 1).from()) : to;
      phases.get(i).hours().between(start, end).forEach(span -> append(spans, span));
    }
    List<Span> result = spans;
    for (Dated one : overrides) {
      result = cut(result, one, later(from, one.from()), earlier(to, one.to()));
    }
    return result;
  }

  /**
   * How many seats are staffed between two instants, whether the site is open or not: in order,
   * without gap or overlap.
   *
   * @param to not included; nothing if it is not after {@code from}
   */
  public List<Staffing.Spell> staffing(Instant from, Instant to) {
    List<Staffing.Spell> spells = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      Instant start = later(from, phases.get(i).from());
      Instant end = i + 1 < phases.size() ? earlier(to, phases.get(i + 1).from()) : to;
      for (Staffing.Spell spell : phases.get(i).staffing().between(start, end)) {
        Staffing.add(spells, spell.from(), spell.to(), spell.seats());
      }
    }
    return spells;
  }

  private static List<Span> cut(List<Span> spans, Dated one, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return spans;
    }
    List<Span> result = new ArrayList<>();
    for (Span span : spans) {
      if (span.from().isBefore(from)) {
        append(result, span.between(span.from(), earlier(span.to(), from)));
      }
    }
    one.instead().apply(from, to).forEach(span -> append(result, span));
    for (Span span : spans) {
      if (span.to().isAfter(to)) {
        append(result, span.between(later(span.from(), to), span.to()));
      }
    }
    return result;
  }

  @Override
  Instant settledAfter(Instant instant) {
    Instant latest = instant;
    for (Phase phase : phases) {
      latest = later(latest, phase.from());
    }
    for (Dated one : overrides) {
      latest = later(latest, one.to());
    }
    return phases.getLast().hours().settledAfter(latest).plusNanos(1);
  }

  @Override
  Instant settledBefore(Instant instant) {
    Instant earliest = instant;
    for (Phase phase : phases.subList(1, phases.size())) {
      earliest = earlier(earliest, phase.from());
    }
    for (Dated one : overrides) {
      earliest = earlier(earliest, one.from());
    }
    return phases.getFirst().hours().settledBefore(earliest).minusNanos(1);
  }

  private Dated dated(HoursOverride one, Instant notBefore, Instant notAfter, Holidays holidays) {
    var cause = new Cause.ByOverride(one);
    return new Dated(
        later(WallClock.start(one.from(), zone), notBefore),
        earlier(WallClock.end(one.to(), zone), notAfter),
        switch (one.effect()) {
          case HoursOverride.Effect.Closed() ->
              (from, to) -> List.of(new Span(from, to, false, cause));
          case HoursOverride.Effect.Open() ->
              (from, to) -> List.of(new Span(from, to, true, cause));
          case HoursOverride.Effect.Other(var text) -> {
            var hours = WeeklyHours.of(text, zone, holidays);
            yield (from, to) -> {
              List<Span> spans = new ArrayList<>();
              hours
                  .between(from, to)
                  .forEach(
                      span -> append(spans, new Span(span.from(), span.to(), span.open(), cause)));
              return spans;
            };
          }
        });
  }
}
