package io.heliotrope.hours;

import java.util.ArrayList;
import java.util.List;

/** Reads which days a rule is about: dates, then weeks, then weekdays and holidays. */
final class SelectorReader {

  private final Scanner in;
  private final DateReader dates;
  private final DayReader days;

  SelectorReader(Scanner in, Holidays holidays) {
    this.in = in;
    this.dates = new DateReader(in);
    this.days = new DayReader(in, holidays);
  }

  /** As a {@link Rule} has it; empty if nothing is said of days. */
  List<List<List<DayRule>>> days() {
    List<List<List<DayRule>>> all = new ArrayList<>();
    List<List<DayRule>> years = dates.dates();
    if (!years.isEmpty()) {
      all.add(years);
    }
    List<DayRule> weeks = WeekReader.weeks(in);
    if (!weeks.isEmpty()) {
      all.add(alone(weeks));
    }
    if (!all.isEmpty()) {
      in.taken(":");
    }
    days.days().forEach(list -> all.add(alone(list)));
    return all;
  }

  private static List<List<DayRule>> alone(List<DayRule> each) {
    return each.stream().map(List::of).toList();
  }
}
