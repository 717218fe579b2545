package io.heliotrope.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads weeks of the year. */
final class WeekReader {

  private static final int WEEKS = 53;

  private WeekReader() {}

  /** Empty if none are named. */
  static List<DayRule> weeks(Scanner in) {
    List<DayRule> weeks = new ArrayList<>();
    if (!in.takenWord("week")) {
      return weeks;
    }
    do {
      int from = week(in);
      int to = in.taken("-") ? week(in) : from;
      if (to < from) {
        throw in.wrong("weeks must be in order.", "Maybe two ranges: week 50-53,01-02.");
      }
      weeks.add(new DayRule.Weeks(from, to, DateReader.step(in)));
    } while (in.taken(","));
    return weeks;
  }

  private static int week(Scanner in) {
    int begin = in.at();
    OptionalInt week = in.number(2, 2);
    if (week.isEmpty() || week.getAsInt() < 1 || week.getAsInt() > WEEKS) {
      throw in.wrong(begin, "a week must stand here, 01 to 53.", "Maybe with two digits: week 07.");
    }
    return week.getAsInt();
  }
}
