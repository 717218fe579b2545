package io.heliotrope.hours.coverage;

import io.heliotrope.hours.Cause;
import io.heliotrope.hours.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a site does when nothing is unusual: on each day, by its own wall clock, what it does on
 * most of the same weekdays around it. So a season's hours are usual, and a week's other hours are
 * not. Days with a holiday, an override or a clock change have no vote.
 */
final class UsualDays {

  /** How many of the days nearest to one say what is usual on it. */
  private static final int VOTES = 9;

  /** How many weeks away they may be. */
  static final int WEEKS = 8;

  private static final Cause AS_USUAL = new Cause.ByRule("", "");

  /** Somebody is there from one reading of the day's wall clock to another, in nanoseconds. */
  private record Piece(long from, long to, Crew crew) {}

  /**
   * What is there on a day.
   *
   * @param even does its clock run through from midnight to midnight?
   */
  private record Day(Instant begin, List<Piece> pieces, boolean even, boolean votes) {}

  private final ZoneId zone;
  private final Crew nobody;

  /** By the day's number; none where the calendar skips it. */
  private final Map<Long, Day> days = new LinkedHashMap<>();

  /** One of those that are equal, so that they are compared at once. */
  private final Map<List<Piece>, List<Piece>> kinds = new HashMap<>();

  private UsualDays(ZoneId zone, Crew nobody) {
    this.zone = zone;
    this.nobody = nobody;
  }

  /**
   * What would be there usually.
   *
   * @param actual what is there, in order and without gap
   * @param nobody who is there when the site is closed
   */
  static List<Watch> of(List<Watch> actual, ZoneId zone, Crew nobody) {
    var usual = new UsualDays(zone, nobody);
    usual.read(actual);
    return usual.told(actual.getFirst().from(), actual.getLast().to());
  }

  private void read(List<Watch> actual) {
    LocalDate last = date(actual.getLast().to());
    int next = 0;
    for (LocalDate date = date(actual.getFirst().from());
        !date.isAfter(last);
        date = date.plusDays(1)) {
      Instant begin = WallClock.start(date.atStartOfDay(), zone);
      Instant end = WallClock.start(date.plusDays(1).atStartOfDay(), zone);
      while (next < actual.size() && !actual.get(next).to().isAfter(begin)) {
        next++;
      }
      if (begin.isBefore(end)) { // else the calendar skipped it
        days.put(date.toEpochDay(), day(date, begin, end, actual.subList(next, actual.size())));
      }
    }
  }

  private Day day(LocalDate date, Instant begin, Instant end, List<Watch> from) {
    List<Piece> pieces = new ArrayList<>();
    ZoneRules rules = zone.getRules();
    boolean even = rules.getOffset(begin).equals(rules.getOffset(end));
    boolean votes = even;
    for (Watch watch : from) {
      if (!watch.from().isBefore(end)) {
        break;
      }
      votes &= isOrdinary(watch.cause());
      if (!watch.crew().equals(nobody)) {
        Instant to = watch.to().isBefore(end) ? watch.to() : end;
        long first = watch.from().isAfter(begin) ? reading(date, watch.from()) : 0;
        long last = reading(date, to);
        if (first < last) {
          pieces.add(new Piece(first, last, watch.crew()));
        }
      }
    }
    return new Day(begin, kinds.computeIfAbsent(List.copyOf(pieces), one -> one), even, votes);
  }

  private static boolean isOrdinary(Cause cause) {
    return switch (cause) {
      case Cause.ByRule rule -> rule.holiday().isEmpty();
      case Cause.ByOverride _ -> false;
    };
  }

  private List<Watch> told(Instant from, Instant to) {
    var watches = new Watches(from, nobody, AS_USUAL);
    days.forEach((number, day) -> {
      for (Piece piece : usual(number, day)) {
        Instant begin = instant(number, day, piece.from(), WallClock::start);
        Instant end = instant(number, day, piece.to(), WallClock::end);
        watches.add(
            begin.isBefore(to) ? begin : to, end.isBefore(to) ? end : to, piece.crew(), AS_USUAL);
      }
    });
    return watches.until(to);
  }

  private Instant instant(
      long number, Day day, long nanos, BiFunction<LocalDateTime, ZoneId, Instant> odd) {
    return day.even()
        ? day.begin().plusNanos(nanos)
        : odd.apply(reading(LocalDate.ofEpochDay(number), nanos), zone);
  }

  private List<Piece> usual(long number, Day day) {
    List<List<Piece>> nearest = new ArrayList<>(VOTES + 1);
    vote(number, nearest);
    for (int week = 1; week <= WEEKS && nearest.size() < VOTES; week++) {
      vote(number - 7L * week, nearest);
      vote(number + 7L * week, nearest);
    }
    List<Piece> best = day.pieces();
    int most = 0;
    for (List<Piece> pieces : nearest) { // of as many votes the nearer counts
      int count = Collections.frequency(nearest, pieces);
      if (count > most) {
        best = pieces;
        most = count;
      }
    }
    return best;
  }

  private void vote(long number, List<List<Piece>> votes) {
    Day day = days.get(number);
    if (day != null && day.votes()) {
      votes.add(day.pieces());
    }
  }

  private LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  private static LocalDateTime reading(LocalDate date, long nanos) {
    return date.atStartOfDay().plusNanos(nanos);
  }

  private long reading(LocalDate date, Instant instant) {
    return ChronoUnit.NANOS.between(date.atStartOfDay(), LocalDateTime.ofInstant(instant, zone));
  }
}
