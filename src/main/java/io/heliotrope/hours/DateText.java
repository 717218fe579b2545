package io.heliotrope.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date of the calendar as hours name it: {@code Dec 25}, {@code easter -2 days}, {@code Mar
 * Su[-1]}.
 *
 * @param year if it is named, the only one that has this date
 * @param days so many days later
 */
record DateText(OptionalInt year, Anchor anchor, int days) {

  private static final int LEAP = 2000;

  /** What a date is counted from. */
  sealed interface Anchor {

    /** The same day each year. The last of a month is day 0: February has two. */
    record Fixed(Month month, int day) implements Anchor {}

    record Nth(Month month, DayOfWeek weekday, int nth) implements Anchor {}

    /** Easter Sunday of the western churches. */
    record Easter() implements Anchor {}
  }

  /** When that is, of the dates counted from that year; empty if it has none. */
  Optional<LocalDate> in(int wanted) {
    if (year.isPresent() && year.getAsInt() != wanted) {
      return Optional.empty();
    }
    Optional<LocalDate> from =
        switch (anchor) {
          case Anchor.Fixed(var month, var day) -> {
            int length = YearMonth.of(wanted, month).lengthOfMonth();
            yield day > length
                ? Optional.empty()
                : Optional.of(LocalDate.of(wanted, month, day == 0 ? length : day));
          }
          case Anchor.Nth(var month, var weekday, var nth) ->
              DayRule.inMonth(wanted, month, weekday, nth);
          case Anchor.Easter() -> Optional.of(easter(wanted));
        };
    return from.map(date -> date.plusDays(days));
  }

  /**
   * Does it come later in every year? A range from the one to the other then goes over the end of
   * the year; {@code easter-Apr 20} has no day where Easter is later.
   */
  boolean isAlwaysAfter(DateText other) {
    return edge(true).isAfter(other.edge(false));
  }

  /** The earliest or the latest date it can be in a leap year. */
  private LocalDate edge(boolean earliest) {
    LocalDate date =
        switch (anchor) {
          case Anchor.Fixed _ ->
              new DateText(OptionalInt.empty(), anchor, 0).in(LEAP).orElseThrow();
          case Anchor.Nth(var month, _, var nth) -> {
            int before =
                nth > 0 ? (nth - 1) * 7 : YearMonth.of(LEAP, month).lengthOfMonth() + nth * 7;
            yield LocalDate.of(LEAP, month, 1).plusDays(before + (earliest ? 0 : 6));
          }
          case Anchor.Easter() -> LocalDate.of(LEAP, earliest ? 3 : 4, earliest ? 22 : 25);
        };
    return date.plusDays(days);
  }

  /** Meeus, Jones and Butcher's rule for the Gregorian calendar ("Nature", 20 April 1876). */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int sum = h + l - 7 * m + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }
}
