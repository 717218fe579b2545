package io.heliotrope.hours;

import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes rules as they may be read again, each thing in one way only. */
final class RuleText {

  private RuleText() {}

  static String of(List<Rule> rules) {
    StringBuilder text = new StringBuilder();
    for (Rule rule : rules) {
      text.append(text.isEmpty() ? "" : joint(rule.joins())).append(of(rule));
    }
    return text.toString();
  }

  private static String joint(Rule.Joins joins) {
    return switch (joins) {
      case REPLACES -> "; ";
      case ADDS -> ", ";
      case FALLS_BACK -> " || ";
    };
  }

  private static String of(Rule rule) {
    List<String> dates = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (List<List<DayRule>> any : rule.days()) {
      String list =
          any.stream()
              .map(all -> all.stream().map(RuleText::of).collect(Collectors.joining(" ")))
              .collect(Collectors.joining(","));
      switch (any.getFirst().getFirst()) {
        case DayRule.Years _, DayRule.Dates _ -> dates.add(list);
        case DayRule.Weeks _ -> dates.add("week " + list);
        case DayRule.Weekdays _, DayRule.NthWeekday _, DayRule.PublicHoliday _ -> rest.add(list);
      }
    }
    if (!rule.times().isEmpty()) {
      rest.add(rule.times().stream().map(RuleText::of).collect(Collectors.joining(",")));
    }
    rest.add(
        switch (rule.says()) {
          case OPEN -> "open";
          case CLOSED -> "off";
          case UNKNOWN -> "unknown";
        });
    return (dates.isEmpty() ? "" : String.join(" ", dates) + ": ") + String.join(" ", rest);
  }

  private static String of(TimeRange range) {
    String end = range.to() == range.from() ? "" : "-" + AnyHours.time(range.to());
    return AnyHours.time(range.from()) + end + (range.openEnd() ? "+" : "");
  }

  private static String of(DayRule rule) {
    return switch (rule) {
      case DayRule.Years(int from, int to, int step) ->
          from + (to == DayRule.Years.FOR_EVER ? "+" : "-" + to) + step(step);
      case DayRule.Weeks(int from, int to, int step) ->
          "%02d-%02d".formatted(from, to) + step(step);
      case DayRule.Weekdays(var from, var to) ->
          DayReader.name(from) + (to == from ? "" : "-" + DayReader.name(to));
      case DayRule.NthWeekday(var weekday, int nth, int days) ->
          "%s[%d]%s".formatted(DayReader.name(weekday), nth, offset(days));
      case DayRule.PublicHoliday(int days) -> "PH" + offset(days);
      case DayRule.Dates(var from, var to, int step) -> range(from, to) + step(step);
    };
  }

  /** A whole month by its name alone: before its first day the weekdays would be its n-th. */
  private static String range(DateText from, DateText to) {
    String end = date(to);
    if (from.days() == 0
        && from.anchor() instanceof DateText.Anchor.Fixed(var month, int first)
        && to.anchor() instanceof DateText.Anchor.Fixed(var _, int last)
        && first == 1
        && last == 0) {
      String begin = date(new DateText(from.year(), new DateText.Anchor.Fixed(month, 0), 0));
      return begin.equals(end) ? begin : begin + "-" + end;
    }
    return from.equals(to) ? end : date(from) + "-" + end;
  }

  private static String date(DateText date) {
    String year = date.year().isPresent() ? date.year().getAsInt() + " " : "";
    String anchor =
        switch (date.anchor()) {
          case DateText.Anchor.Fixed(var month, int day) ->
              month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                  + (day == 0 ? "" : " %02d".formatted(day));
          case DateText.Anchor.Nth(var month, var weekday, int nth) ->
              "%s %s[%d]"
                  .formatted(
                      month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                      DayReader.name(weekday),
                      nth);
          case DateText.Anchor.Easter() -> "easter";
        };
    return year + anchor + offset(date.days());
  }

  private static String offset(int days) {
    return days == 0 ? "" : " %+d days".formatted(days);
  }

  private static String step(int step) {
    return step == 1 ? "" : "/" + step;
  }
}
