package io.heliotrope.hours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a day of the calendar is open by its own wall clock.
 *
 * @param spans in order, without overlap
 * @param closedBy the rule that says so for the rest of the day
 */
record DayPlan(List<Span> spans, String closedBy) {

  /** Open from one minute of the day to another, because of that rule. */
  record Span(int from, int to, String rule) {}

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
    String closedBy = text;
    for (Rule rule : rules) {
      boolean named = rule.names(day, holidays);
      if (named && !rule.cutsOut() && !rule.adds()) {
        open.clear();
        closedBy = rule.text();
      }
      for (TimeRange range : rule.timesOrDay()) {
        if (named) {
          put(open, range.from(), Math.min(range.to(), TimeRange.DAY), rule);
        }
        if (range.to() > TimeRange.DAY && rule.names(day.minusDays(1), holidays)) {
          put(open, 0, range.to() - TimeRange.DAY, rule);
        }
      }
    }
    open.sort(Comparator.comparingInt(Span::from));
    return new DayPlan(open, closedBy);
  }

  /** From now on the rule alone says what is between those minutes. */
  private static void put(List<Span> open, int from, int to, Rule rule) {
    List<Span> before = List.copyOf(open);
    open.clear();
    for (Span span : before) {
      if (span.from() < Math.min(span.to(), from)) {
        open.add(new Span(span.from(), Math.min(span.to(), from), span.rule()));
      }
      if (span.to() > Math.max(span.from(), to)) {
        open.add(new Span(Math.max(span.from(), to), span.to(), span.rule()));
      }
    }
    if (rule.open()) {
      open.add(new Span(from, to, rule.text()));
    }
  }
}
