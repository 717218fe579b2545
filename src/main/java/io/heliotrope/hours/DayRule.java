package io.heliotrope.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.OptionalInt;

/** Which days of the calendar something is about. */
sealed interface DayRule {

  boolean has(LocalDate day, Holidays holidays);

  /** The last year that is named; 0 if none is. */
  default int lastYear() {
    return 0;
  }

  /**
   * From one year to another, both included, every {@code step}-th.
   *
   * @param to the same as {@code from} for one year
   */
  record Years(int from, int to, int step) implements DayRule {
    static final int FOR_EVER = 9999;

    @Override
    public boolean has(LocalDate day, Holidays holidays) {
      int year = day.getYear();
      return year >= from && year <= to && (year - from) % step == 0;
    }

    /** What goes on for ever begins once. */
    @Override
    public int lastYear() {
      return to == FOR_EVER ? from : to;
    }
  }

  /** ISO weeks: week 1 has the year's first Thursday. */
  record Weeks(int from, int to, int step) implements DayRule {
    @Override
    public boolean has(LocalDate day, Holidays holidays) {
      int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      return week >= from && week <= to && (week - from) % step == 0;
    }
  }

  /** From one weekday to another, over the end of the week if need be. */
  record Weekdays(DayOfWeek from, DayOfWeek to) implements DayRule {
    @Override
    public boolean has(LocalDate day, Holidays holidays) {
      int length = Math.floorMod(to.getValue() - from.getValue(), 7);
      return Math.floorMod(day.getDayOfWeek().getValue() - from.getValue(), 7) <= length;
    }
  }

  /**
   * The n-th such weekday of any month, or so many days after it.
   *
   * @param nth 1 to 5, or -1 to -5 from the month's end
   * @param days may be negative
   */
  record NthWeekday(DayOfWeek weekday, int nth, int days) implements DayRule {
    @Override
    public boolean has(LocalDate day, Holidays holidays) {
      LocalDate meant = day.minusDays(days);
      return inMonth(meant.getYear(), meant.getMonth(), weekday, nth)
          .filter(meant::equals)
          .isPresent();
    }
  }

  /** A public holiday, or so many days after one. */
  record PublicHoliday(int days) implements DayRule {
    @Override
    public boolean has(LocalDate day, Holidays holidays) {
      return holidays.name(day.minusDays(days)).isPresent();
    }
  }

  /**
   * From one date to another, both included, over the end of the year if need be, every {@code
   * step}-th day.
   */
  record Dates(DateText from, DateText to, int step) implements DayRule {
    /** That day alone. */
    static Dates on(LocalDate day) {
      var date =
          new DateText(
              OptionalInt.of(day.getYear()),
              new DateText.Anchor.Fixed(day.getMonth(), day.getDayOfMonth()),
              0);
      return new Dates(date, date, 1);
    }

    @Override
    public boolean has(LocalDate day, Holidays holidays) {
      int earliest = from.year().orElse(day.getYear() - 1);
      int latest = from.year().orElse(day.getYear() + 1);
      for (int year = earliest; year <= latest; year++) {
        Optional<LocalDate> first = from.in(year);
        if (first.isPresent() && isBetween(first.get(), day, year)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public int lastYear() {
      return Math.max(from.year().orElse(0), to.year().orElse(0));
    }

    private boolean isBetween(LocalDate first, LocalDate day, int year) {
      if (first.isAfter(day)) {
        return false;
      }
      Optional<LocalDate> last = to.in(to.year().orElse(from.isAlwaysAfter(to) ? year + 1 : year));
      return last.filter(end -> !end.isBefore(day)).isPresent()
          && ChronoUnit.DAYS.between(first, day) % step == 0;
    }
  }

  /** The n-th such weekday of that month, if it has so many. */
  static Optional<LocalDate> inMonth(int year, Month month, DayOfWeek weekday, int nth) {
    LocalDate day =
        LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
    return day.getMonth() == month ? Optional.of(day) : Optional.empty();
  }
}
