package io.heliotrope.hours;

import io.heliotrope.hours.Stretches.Stretch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something that changes on a site's clock, once or every week.
 *
 * @param opens open where it was closed, or the other way round
 * @param days each week; a change that happens once is on its own weekday
 * @param to on the same day if it is later than {@code from}, else on the day {@code daysLater}
 * @param first the first date on which it begins
 * @param last the last one within what was compared
 * @param except the dates between, of those weekdays, on which nothing changes
 */
public record HoursChange(
    boolean opens,
    Set<DayOfWeek> days,
    LocalTime from,
    LocalTime to,
    int daysLater,
    LocalDate first,
    LocalDate last,
    List<LocalDate> except) {

  /** Fewer are told one by one. */
  private static final int WEEKS = 3;

  /** Of so many weeks one may be an exception, and a few more besides. */
  private static final int ONE_IN = 4;

  private static final int FEW = 2;

  private static final Comparator<HoursChange> IN_ORDER =
      Comparator.comparing(HoursChange::first)
          .thenComparing(HoursChange::from)
          .thenComparing(HoursChange::opens);

  private record Shape(boolean opens, LocalTime from, LocalTime to, int daysLater) {}

  public HoursChange {
    days = java.util.Collections.unmodifiableSet(new TreeSet<>(days));
    except = List.copyOf(except);
  }

  /** Does it happen once? */
  public boolean once() {
    return first.equals(last);
  }

  /** All that changes between two instants, in the order in which it begins. */
  public static List<HoursChange> between(
      SiteHours before, SiteHours after, Instant from, Instant to) {
    Stretches then = Stretches.of(before.between(from, to), true);
    Stretches now = Stretches.of(after.between(from, to), true);
    List<HoursChange> changes = new ArrayList<>(of(now.without(then), true, after.zone()));
    changes.addAll(of(then.without(now), false, after.zone()));
    changes.sort(IN_ORDER);
    return changes;
  }

  /** The same for stretches in which something is open, or closed, that was not before. */
  static List<HoursChange> of(Stretches stretches, boolean opens, ZoneId zone) {
    Map<Shape, TreeSet<LocalDate>> dates = new LinkedHashMap<>();
    gather(stretches, opens, zone, dates);
    List<HoursChange> changes = new ArrayList<>();
    dates.forEach((shape, all) -> changes.addAll(merged(shape, all)));
    changes.sort(IN_ORDER);
    return changes;
  }

  private static void gather(
      Stretches stretches, boolean opens, ZoneId zone, Map<Shape, TreeSet<LocalDate>> dates) {
    for (Stretch one : stretches.all()) {
      ZonedDateTime begin = one.from().atZone(zone);
      ZonedDateTime end = one.to().atZone(zone);
      int later = (int) (end.toLocalDate().toEpochDay() - begin.toLocalDate().toEpochDay());
      dates
          .computeIfAbsent(
              new Shape(opens, begin.toLocalTime(), end.toLocalTime(), later), _ -> new TreeSet<>())
          .add(begin.toLocalDate());
    }
  }

  private static List<HoursChange> merged(Shape shape, TreeSet<LocalDate> dates) {
    Map<DayOfWeek, TreeSet<LocalDate>> weekly = new TreeMap<>();
    dates.forEach(
        date -> weekly.computeIfAbsent(date.getDayOfWeek(), _ -> new TreeSet<>()).add(date));
    List<HoursChange> changes = new ArrayList<>();
    weekly.forEach((day, all) -> {
      List<LocalDate> missing = missing(all);
      if (all.size() < WEEKS || missing.size() > FEW + all.size() / ONE_IN) {
        all.forEach(date -> changes.add(of(shape, day, date, date, List.of())));
      } else {
        join(changes, of(shape, day, all.getFirst(), all.getLast(), missing));
      }
    });
    return changes;
  }

  private static List<LocalDate> missing(TreeSet<LocalDate> dates) {
    List<LocalDate> missing = new ArrayList<>();
    for (LocalDate date = dates.getFirst();
        date.isBefore(dates.getLast());
        date = date.plusWeeks(1)) {
      if (!dates.contains(date)) {
        missing.add(date);
      }
    }
    return missing;
  }

  private static HoursChange of(
      Shape shape, DayOfWeek day, LocalDate first, LocalDate last, List<LocalDate> except) {
    return new HoursChange(
        shape.opens(),
        Set.of(day),
        shape.from(),
        shape.to(),
        shape.daysLater(),
        first,
        last,
        except);
  }

  /** Weekdays that begin and end in the same weeks are told together. */
  private static void join(List<HoursChange> changes, HoursChange next) {
    for (int i = 0; i < changes.size(); i++) {
      HoursChange one = changes.get(i);
      if (!one.once() && near(one.first(), next.first()) && near(one.last(), next.last())) {
        Set<DayOfWeek> days = new TreeSet<>(one.days());
        days.addAll(next.days());
        var except = new TreeSet<>(one.except());
        except.addAll(next.except());
        changes.set(
            i,
            new HoursChange(
                one.opens(),
                days,
                one.from(),
                one.to(),
                one.daysLater(),
                one.first().isBefore(next.first()) ? one.first() : next.first(),
                one.last().isAfter(next.last()) ? one.last() : next.last(),
                List.copyOf(except)));
        return;
      }
    }
    changes.add(next);
  }

  private static boolean near(LocalDate one, LocalDate other) {
    return Math.abs(one.toEpochDay() - other.toEpochDay()) < 7;
  }
}
