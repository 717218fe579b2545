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

  /** A place for each day, which it shares with days that are years away. */
  private static final class Memory {

    private final @Nullable Known[] known = new Known[REMEMBERED];

    @Nullable DayPlan of(long day) {
      Known here = known[place(day)];
      return here != null && here.day == day ? here.plan : null;
    }

    void keep(long day, DayPlan plan) {
      known[place(day)] = new Known(day, plan);
    }

    private static int place(long day) {
      return Math.floorMod(day, REMEMBERED);
    }
  }

  private final List<Rule> rules;
  private final Holidays holidays;
  private final String text;

  /** A plan for each weekday if there are no dates in the rules, else empty. */
  private final List<DayPlan> week;

  /** Made when it is first needed: most hours that were ever published are asked of no day. */
  private @Nullable Memory memory;

  DayPlans(List<Rule> rules, Holidays holidays, String text) {
    this.rules = rules;
    this.holidays = holidays;
    this.text = text;
    this.week =
        rules.stream().allMatch(Rule::isWeekly)
            ? IntStream.range(0, WEEK).mapToObj(day -> worked(MONDAY.plusDays(day))).toList()
            : List.of();
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
    Memory all = memory();
    DayPlan remembered = all.of(day);
    if (remembered != null) {
      return remembered;
    }
    DayPlan plan = shared(day, worked(date), all);
    all.keep(day, plan);
    return plan;
  }

  private Memory memory() {
    Memory all = memory;
    if (all == null) {
      all = new Memory();
      memory = all;
    }
    return all;
  }

  private DayPlan worked(LocalDate date) {
    return DayPlan.of(date, rules, holidays, text);
  }

  /** Most days are as the same day of another week: one plan is enough for all of them. */
  private static DayPlan shared(long day, DayPlan plan, Memory all) {
    for (long other : new long[] {day - WEEK, day + WEEK}) {
      DayPlan there = all.of(other);
      if (there != null && there.equals(plan)) {
        return there;
      }
    }
    return plan;
  }
}
