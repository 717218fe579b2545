package io.heliotrope.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What each day of the calendar is like. Where rules name dates, an answer looks at many days, and
 * the next answer at nearly the same: what has been worked out is remembered.
 *
 * <p>Safe for many threads without a lock: what is remembered never changes, and whoever does not
 * see what another remembers works it out as well.
 */
final class DayPlans {

  /** Eleven years: as far as an answer looks back and ahead where nothing changes. */
  private static final int REMEMBERED = 4_096;

  private static final int WEEK = 7;
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

  private record Known(long day, DayPlan plan) {}

  private final List<Rule> rules;
  private final Holidays holidays;
  private final String text;

  /** A plan for each weekday if there are no dates in the rules, else empty. */
  private final List<DayPlan> week;

  private final @Nullable Known[] known;

  DayPlans(List<Rule> rules, Holidays holidays, String text) {
    this.rules = rules;
    this.holidays = holidays;
    this.text = text;
    this.week =
        rules.stream().allMatch(Rule::isWeekly)
            ? IntStream.range(0, WEEK).mapToObj(day -> worked(MONDAY.plusDays(day))).toList()
            : List.of();
    this.known = new Known[week.isEmpty() ? REMEMBERED : 0];
  }

  /** Is not every week the same? */
  boolean differByDate() {
    return week.isEmpty();
  }

  /** Is it always open, or always closed? */
  boolean areAllAlike() {
    return !week.isEmpty()
        && (week.stream().allMatch(DayPlan::isWholeDay)
            || week.stream().allMatch(day -> day.spans().isEmpty()));
  }

  DayPlan on(LocalDate date) {
    if (!week.isEmpty()) {
      return week.get(date.getDayOfWeek().getValue() - 1);
    }
    long day = date.toEpochDay();
    DayPlan remembered = remembered(day);
    if (remembered != null) {
      return remembered;
    }
    DayPlan plan = shared(day, worked(date));
    known[place(day)] = new Known(day, plan);
    return plan;
  }

  private DayPlan worked(LocalDate date) {
    return DayPlan.of(date, rules, holidays, text);
  }

  /** Most days are as the same day of another week: one plan is enough for all of them. */
  private DayPlan shared(long day, DayPlan plan) {
    for (long other : new long[] {day - WEEK, day + WEEK}) {
      DayPlan there = remembered(other);
      if (there != null && there.equals(plan)) {
        return there;
      }
    }
    return plan;
  }

  private @Nullable DayPlan remembered(long day) {
    Known here = known[place(day)];
    return here != null && here.day == day ? here.plan : null;
  }

  private static int place(long day) {
    return Math.floorMod(day, REMEMBERED);
  }
}
