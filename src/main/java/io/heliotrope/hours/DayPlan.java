package io.heliotrope.hours;

import java.time.LocalDate;
import java.util.List;

/**
 * When a day of the calendar is open by its own wall clock.
 *
 * @param spans in order, without overlap
 * @param closedBy what says so for the rest of the day
 */
record DayPlan(List<Span> spans, Reason closedBy) {

  /**
   * A rule that is in force.
   *
   * @param holiday for which it is; empty if for none
   */
  record Reason(String rule, String holiday) {}

  /** Open from one minute of the day to another, because of that rule. */
  record Span(int from, int to, Reason reason) {}

  DayPlan {
    spans = List.copyOf(spans);
  }

  boolean isWholeDay() {
    int reached = 0;
    for (Span span : spans) {
      if (span.from() > reached) {
        return false;
      }
      reached = span.to();
    }
    return reached == TimeRange.DAY;
  }

  /*
   * As in OpenStreetMap's own evaluation, rules are about days of the calendar: a later rule that
   * names a day replaces all that earlier rules say of that day, even the morning that an earlier
   * rule's night shift reaches into. A rule that closes certain hours takes away just those, a rule
   * after a comma adds to what the rules before it say, and one after '||' fills in what they leave.
   */
  static DayPlan of(LocalDate day, List<Rule> rules, Holidays holidays, String text) {
    DaySheet sheet = new DaySheet();
    Reason closedBy = new Reason(text, "");
    for (Rule rule : rules) {
      boolean named = rule.names(day, holidays);
      if (named && rule.replacesDay()) {
        sheet.clear();
        closedBy = reason(rule, day, holidays);
      }
      if (rule.joins() != Rule.Joins.FALLS_BACK) {
        write(rule, day, named, holidays, sheet);
        continue;
      }
      if (named && sheet.saysOnlyOpen() && !rule.opens() && rule.times().isEmpty()) {
        closedBy = reason(rule, day, holidays);
      }
      DaySheet own = new DaySheet();
      write(rule, day, named, holidays, own);
      sheet.fillWith(own);
    }
    return new DayPlan(sheet.open(), closedBy);
  }

  private static void write(
      Rule rule, LocalDate day, boolean named, Holidays holidays, DaySheet sheet) {
    LocalDate before = day.minusDays(1);
    for (TimeRange range : rule.timesOrDay()) {
      if (named) {
        Reason reason = reason(rule, day, holidays);
        sheet.say(range.from(), Math.min(range.to(), TimeRange.DAY), rule.says(), reason);
        if (range.openEnd()) {
          sheet.say(range.to(), TimeRange.DAY, rule.saysLater(), reason);
        }
      }
      boolean lasts = range.to() > TimeRange.DAY || range.openEnd();
      if (lasts && rule.names(before, holidays)) {
        if (range.openEnd()) {
          sheet.dropCarried();
        }
        sheet.carry(range.to() - TimeRange.DAY, rule.says(), reason(rule, before, holidays));
      }
    }
  }

  private static Reason reason(Rule rule, LocalDate day, Holidays holidays) {
    return new Reason(rule.text(), rule.holiday(day, holidays));
  }
}
