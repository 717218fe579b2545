package io.heliotrope.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One of the rules that hours are made of.
 *
 * @param days every one of these lists must have the day: in a list, one of its entries, all that
 *     it says. No list at all: every day
 * @param times empty where the rule names none: the whole day
 * @param says what it is at those times
 * @param joins what becomes of what earlier rules say of its days
 * @param text as the operator wrote it
 */
record Rule(
    List<List<List<DayRule>>> days, List<TimeRange> times, Says says, Joins joins, String text) {

  /** What is unknown counts as closed: nobody is there for sure. */
  enum Says {
    OPEN,
    CLOSED,
    UNKNOWN
  }

  /** How a rule goes with those before it. */
  enum Joins {
    /** After ';', and the first: it alone speaks of its days. */
    REPLACES,

    /** After ',': it alone speaks of its times. */
    ADDS,

    /** After '||': it speaks only where the others say nothing, not even that it is closed. */
    FALLS_BACK
  }

  Rule {
    days = List.copyOf(days);
    times = List.copyOf(times);
  }

  boolean names(LocalDate day, Holidays holidays) { // for each of many days: no streams
    for (List<List<DayRule>> any : days) {
      if (!has(any, day, holidays)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(List<List<DayRule>> any, LocalDate day, Holidays holidays) {
    for (List<DayRule> all : any) {
      if (hasAll(all, day, holidays)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAll(List<DayRule> all, LocalDate day, Holidays holidays) {
    for (DayRule one : all) {
      if (!one.has(day, holidays)) {
        return false;
      }
    }
    return true;
  }

  /** The public holiday for which it names that day; empty if it does not for any. */
  String holiday(LocalDate day, Holidays holidays) {
    for (List<List<DayRule>> any : days) {
      for (List<DayRule> all : any) {
        for (DayRule one : all) {
          if (one instanceof DayRule.PublicHoliday(var later)) {
            Optional<String> name = holidays.name(day.minusDays(later));
            if (name.isPresent()) {
              return name.get();
            }
          }
        }
      }
    }
    return "";
  }

  /** Does it say the same of every week of every year? */
  boolean isWeekly() {
    return days.stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .allMatch(DayRule.Weekdays.class::isInstance);
  }

  /** The last year that is named; 0 if none is. */
  int lastYear() {
    return days.stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .mapToInt(DayRule::lastYear)
        .max()
        .orElse(0);
  }

  List<TimeRange> timesOrDay() {
    return times.isEmpty() ? List.of(TimeRange.WHOLE_DAY) : times;
  }

  /** What closes certain hours only leaves the rest of the day to the rules before it. */
  boolean replacesDay() {
    return joins == Joins.REPLACES && (says != Says.CLOSED || times.isEmpty());
  }

  /** Does it say of some time that it is open for sure? */
  boolean opens() {
    return says == Says.OPEN && !timesOrDay().stream().allMatch(TimeRange::namesNoEnd);
  }

  /** What it says of the time after the end of a range that may last longer. */
  Says saysLater() {
    return says == Says.OPEN ? Says.UNKNOWN : says;
  }
}
