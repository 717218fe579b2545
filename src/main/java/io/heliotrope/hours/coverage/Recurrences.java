package io.heliotrope.hours.coverage;

import static io.heliotrope.hours.coverage.Recurrence.WEEK;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what comes back in stretches. The week is cut wherever a stretch of any week begins or
 * ends; every piece of it is followed through the weeks; pieces that come and go together are one
 * again, and so are weekdays with the same times. A stretch of a week or longer stays as it is.
 */
final class Recurrences {

  private static final Instant MONDAY = Instant.parse("1969-12-29T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Stretch horizon;

  /** When pieces of the week begin, counted from Monday, with their lengths. */
  private final Map<Duration, Duration> pieces = new HashMap<>();

  private Recurrences(List<Stretch> stretches, Stretch horizon) {
    this.horizon = horizon;
    var cuts = new TreeMap<Duration, Boolean>();
    cuts.put(inWeek(horizon.from()), true);
    cuts.put(inWeek(horizon.to()), true);
    for (Stretch one : stretches) {
      cuts.put(inWeek(one.from()), true);
      cuts.put(inWeek(one.to()), true);
    }
    Duration end = cuts.firstKey().plus(WEEK);
    for (Duration begin : cuts.descendingKeySet()) {
      pieces.put(begin, end.minus(begin));
      end = begin;
    }
  }

  /**
   * What comes back: what is always first, the rest in order.
   *
   * @param stretches in order, without overlap, within the horizon
   */
  static List<Recurrence> of(List<Stretch> stretches, Stretch horizon) {
    List<Stretch> shorter = new ArrayList<>();
    List<Recurrence> found = new ArrayList<>();
    for (Stretch one : stretches) {
      if (one.length().compareTo(WEEK) < 0) {
        shorter.add(one);
      } else {
        found.add(alone(one, horizon));
      }
    }
    var weekly = new Recurrences(shorter, horizon);
    found.addAll(sameTimes(joined(weekly.runs(shorter))));
    found.sort(
        Comparator.comparing(Recurrence::isAlways)
            .reversed()
            .thenComparing(Recurrence::first)
            .thenComparing(Recurrence::last));
    return found;
  }

  private static Recurrence alone(Stretch one, Stretch horizon) {
    return new Recurrence(
        EnumSet.of(Recurrence.day(one.from())),
        one.length(),
        one.from(),
        one.from(),
        one.from().equals(horizon.from()),
        one.to().equals(horizon.to()));
  }

  /** Each piece of the week, from the first to the last of some weeks in a row. */
  private List<Recurrence> runs(List<Stretch> stretches) {
    Map<Duration, Recurrence> latest = new LinkedHashMap<>();
    List<Recurrence> runs = new ArrayList<>();
    for (Stretch one : stretches) {
      for (Instant at = one.from(); at.isBefore(one.to()); ) {
        Duration place = inWeek(at);
        Duration length = Objects.requireNonNull(pieces.get(place));
        Recurrence before = latest.get(place);
        boolean again = before != null && before.last().plus(WEEK).equals(at);
        if (before != null && !again) {
          runs.add(before);
        }
        latest.put(place, run(before != null && again ? before.first() : at, at, length));
        at = at.plus(length);
      }
    }
    runs.addAll(latest.values());
    return runs;
  }

  private Recurrence run(Instant first, Instant last, Duration length) {
    return new Recurrence(
        EnumSet.of(Recurrence.day(first)),
        length,
        first,
        last,
        first.minus(WEEK).isBefore(horizon.from()),
        last.plus(WEEK).plus(length).isAfter(horizon.to()));
  }

  private static List<Recurrence> joined(List<Recurrence> runs) {
    Map<Duration, List<Recurrence>> byBegin = new HashMap<>();
    runs.forEach(
        run -> byBegin.computeIfAbsent(inWeek(run.first()), _ -> new ArrayList<>()).add(run));
    Map<Recurrence, Recurrence> next = new HashMap<>();
    for (Recurrence run : runs) {
      byBegin.getOrDefault(inWeek(run.firstTime().to()), List.of()).stream()
          .filter(other -> goesOnAs(run, other))
          .findFirst()
          .ifPresent(other -> next.put(run, other));
    }
    Set<Recurrence> later = new HashSet<>(next.values());
    return runs.stream()
        .filter(run -> !later.contains(run))
        .map(head -> chain(head, next))
        .toList();
  }

  private static boolean goesOnAs(Recurrence one, Recurrence other) {
    boolean beginTogether =
        one.firstTime().to().equals(other.first()) || (one.before() && other.before());
    boolean endTogether =
        one.lastTime().to().equals(other.last()) || (one.after() && other.after());
    return one != other && beginTogether && endTogether;
  }

  private static Recurrence chain(Recurrence head, Map<Recurrence, Recurrence> next) {
    Duration length = Duration.ZERO;
    boolean before = true;
    boolean after = true;
    for (var at = Optional.of(head); at.isPresent(); at = Optional.ofNullable(next.get(at.get()))) {
      length = length.plus(at.get().length());
      before &= at.get().before();
      after &= at.get().after();
    }
    return new Recurrence(head.days(), length, head.first(), head.last(), before, after);
  }

  /** Weekdays with the same times that come and go in the same week. */
  private static List<Recurrence> sameTimes(List<Recurrence> runs) {
    record Times(LocalTime begin, Duration length) {}
    Map<Times, List<Recurrence>> groups = new LinkedHashMap<>();
    runs.stream()
        .sorted(Comparator.comparing(Recurrence::first))
        .forEach(run -> {
          var times = new Times(run.first().atOffset(ZoneOffset.UTC).toLocalTime(), run.length());
          List<Recurrence> group = groups.computeIfAbsent(times, _ -> new ArrayList<>());
          for (int i = 0; i < group.size(); i++) {
            if (run.length().compareTo(DAY) <= 0 && together(group.get(i), run)) {
              group.set(i, both(group.get(i), run));
              return;
            }
          }
          group.add(run);
        });
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private static boolean together(Recurrence one, Recurrence other) {
    boolean beginTogether =
        one.before() == other.before() && (one.before() || near(one.first(), other.first()));
    boolean endTogether =
        one.after() == other.after() && (one.after() || near(one.last(), other.last()));
    return beginTogether && endTogether;
  }

  private static boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(WEEK) < 0;
  }

  private static Recurrence both(Recurrence one, Recurrence other) {
    Set<DayOfWeek> days = EnumSet.copyOf(one.days());
    days.addAll(other.days());
    return new Recurrence(
        days,
        one.length(),
        one.first().isBefore(other.first()) ? one.first() : other.first(),
        one.last().isAfter(other.last()) ? one.last() : other.last(),
        one.before(),
        one.after());
  }

  private static Duration inWeek(Instant instant) {
    return Duration.ofSeconds(
        Math.floorMod(Duration.between(MONDAY, instant).getSeconds(), WEEK.getSeconds()),
        instant.getNano());
  }
}
