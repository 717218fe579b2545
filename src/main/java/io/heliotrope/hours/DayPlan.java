package io.heliotrope.hours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
   * rule's night shift reaches into. A rule that closes certain hours takes away just those, and a rule
   * after a comma adds to what the rules before it say.
   */
  static DayPlan of(LocalDate day, List<Rule> rules, Holidays holidays, String text) {
    List<Span> open = new ArrayList<>();
    Reason closedBy = new Reason(text, "");
    LocalDate before = day.minusDays(1);
    for (Rule rule : rules) {
      boolean named = rule.names(day, holidays);
      if (named && !rule.cutsOut() && !rule.adds()) {
        open.clear();
        closedBy = reason(rule, day, holidays);
      }
      for (TimeRange range : rule.timesOrDay()) {
        if (named) {
          int to = Math.min(range.to(), TimeRange.DAY);
          put(open, range.from(), to, rule, reason(rule, day, holidays));
        }
        if (range.to() > TimeRange.DAY && rule.names(before, holidays)) {
          put(open, 0, range.to() - TimeRange.DAY, rule, reason(rule, before, holidays));
        }
      }
    }
    open.sort(Comparator.comparingInt(Span::from));
    return new DayPlan(open, closedBy);
  }

  private static Reason reason(Rule rule, LocalDate day, Holidays holidays) {
    return new Reason(rule.text(), rule.holiday(day, holidays));
  }

  /** From now on the rule alone says what is between those minutes. */
  private static void put(List<Span> open, int from, int to, Rule rule, Reason reason) {
    List<Span> before = List.copyOf(open);
    open.clear();
    for (Span span : before) {
      if (span.from() < Math.min(span.to(), from)) {
        open.add(new Span(span.from(), Math.min(span.to(), from), span.reason()));
      }
      if (span.to() > Math.max(span.from(), to)) {
        open.add(new Span(Math.max(span.from(), to), span.to(), span.reason()));
      }
    }
    if (rule.says() == Rule.Says.OPEN) {
      open.add(new Span(from, to, reason));
    }
  }
}
