package io.heliotrope.hours;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/**
 * One rule between semicolons.
 *
 * @param open false where the rule closes
 * @param times empty where the rule names none: the whole day
 * @param text as the operator wrote it
 */
record Rule(Set<DayOfWeek> days, List<TimeRange> times, boolean open, String text) {
  Rule {
    days = Set.copyOf(days);
    times = List.copyOf(times);
  }

  List<TimeRange> timesOrDay() {
    return times.isEmpty() ? List.of(TimeRange.WHOLE_DAY) : times;
  }

  /** Does it close certain hours only, and leave the rest of the day to the rules before it? */
  boolean cutsOut() {
    return !open && !times.isEmpty();
  }
}
