package io.heliotrope.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of OpenStreetMap's {@code opening_hours} that weekly hours need: weekdays, times,
 * {@code off}, {@code 24/7} and rules between semicolons. Everything else is a mistake with its
 * position.
 */
final class RuleParser {

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  private static final Pattern TIME = Pattern.compile("([0-9]{2}):([0-5][0-9])(?![0-9:])");
  private static final Pattern WORD = Pattern.compile("[\\p{L}]+");
  private static final Pattern BLANKS = Pattern.compile("\\s*");
  private static final Pattern SLOPPY_TIME = Pattern.compile("[0-9]{1,2}([.:h][0-9]{0,2})?");

  /** What people may write and we can't judge by: its name for the message. */
  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("PH", "public holidays are"),
          Map.entry("SH", "school holidays are"),
          Map.entry("week", "week numbers are"),
          Map.entry("easter", "Easter is"),
          Map.entry("sunrise", "the sun's own hours are"),
          Map.entry("sunset", "the sun's own hours are"),
          Map.entry("dawn", "the sun's own hours are"),
          Map.entry("dusk", "the sun's own hours are"),
          Map.entry("unknown", "'unknown' is"));

  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final String text;
  private int at;

  private RuleParser(String text) {
    this.text = text;
  }

  /**
   * The rules, at least one, in the order of the text.
   *
   * @throws HoursException if the text is not understood to its end
   */
  static List<Rule> parse(String text) {
    return new RuleParser(text).rules();
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    do {
      blanks();
      if (at == text.length()) {
        throw rules.isEmpty()
            ? wrong("there are no hours.", "Maybe 'Mo-Fr 09:00-17:00', '24/7' or 'off'.")
            : wrong("a rule must follow the ';'.", "Maybe remove the ';' at the end.");
      }
      rules.add(rule());
      blanks();
    } while (taken(";"));
    if (at < text.length()) {
      throw notUnderstood();
    }
    return rules;
  }

  private Rule rule() {
    int begin = at;
    boolean always = taken("24/7");
    Set<DayOfWeek> days = always ? Set.of() : days();
    blanks();
    List<TimeRange> times = always ? List.of() : times();
    blanks();
    int beforeWord = at;
    boolean off = takenWord("off") || takenWord("closed");
    boolean word = off || takenWord("open");
    if (!always && days.isEmpty() && times.isEmpty() && !word) {
      at = beforeWord;
      throw notUnderstood();
    }
    return new Rule(
        days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
        times,
        !off,
        text.substring(begin, at).strip());
  }

  private Set<DayOfWeek> days() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    while (findDay() >= 0) {
      DayOfWeek first = day();
      DayOfWeek last = first;
      blanks();
      if (taken("-")) {
        blanks();
        if (findDay() < 0) {
          throw wrong("a weekday must follow the '-'.", adviceForDay());
        }
        last = day();
        blanks();
      }
      for (DayOfWeek d = first; d != last; d = d.plus(1)) {
        days.add(d);
      }
      days.add(last);
      if (!taken(",")) {
        break;
      }
      blanks();
      if (findDay() < 0) {
        refuseUnsupported();
        throw wrong("a weekday must follow the ','.", adviceForDay());
      }
    }
    return days;
  }

  private List<TimeRange> times() {
    List<TimeRange> times = new ArrayList<>();
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      times.add(range());
      blanks();
      if (!taken(",")) {
        break;
      }
      blanks();
      if (findDay() >= 0) {
        throw wrong(
            "a time must follow the ','; rules added by ',' are not supported.",
            "Maybe ';' between the rules, with all the times of a day in one of them.");
      }
      if (at == text.length() || !Character.isDigit(text.charAt(at))) {
        throw wrong("a time must follow the ','.", "");
      }
    }
    return times;
  }

  private TimeRange range() {
    int begin = at;
    int from = time();
    if (from >= TimeRange.DAY) {
      at = begin;
      throw wrong("a time range must begin before 24:00.", "Maybe name the next day instead.");
    }
    blanks();
    if (!taken("-")) {
      throw wrong("'-' and the end of the time must follow.", dashAdvice());
    }
    blanks();
    int to = time();
    if (from == to) {
      at = begin;
      throw wrong(
          "the time begins and ends at the same minute.",
          "Maybe '00:00-24:00' for the whole day, or 'off'.");
    }
    if (text.startsWith("+", at)) {
      throw wrong("an open end ('+') is not supported.", "Maybe name the end.");
    }
    return new TimeRange(from, to < from ? to + TimeRange.DAY : to);
  }

  private int time() {
    Matcher time = TIME.matcher(text).region(at, text.length());
    if (!time.lookingAt()) {
      throw wrong("a time is needed here.", timeAdvice());
    }
    int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    if (minutes > 2 * TimeRange.DAY) {
      throw wrong("a time may be 48:00 at most.", "");
    }
    at = time.end();
    return minutes;
  }

  /** The weekday that stands here, from 0; -1 if none does. */
  private int findDay() {
    Matcher word = WORD.matcher(text).region(at, text.length());
    return word.lookingAt() ? DAYS.indexOf(word.group()) : -1;
  }

  private DayOfWeek day() {
    DayOfWeek day = DayOfWeek.of(findDay() + 1);
    at += 2;
    if (text.startsWith("[", at)) {
      throw wrong("the n-th weekday of a month is not supported.", "");
    }
    return day;
  }

  private boolean taken(String sign) {
    boolean here = text.startsWith(sign, at);
    at += here ? sign.length() : 0;
    return here;
  }

  private boolean takenWord(String wanted) {
    Matcher word = WORD.matcher(text).region(at, text.length());
    return word.lookingAt() && word.group().equals(wanted) && taken(wanted);
  }

  private void blanks() {
    Matcher blanks = BLANKS.matcher(text).region(at, text.length());
    at = blanks.lookingAt() ? blanks.end() : at;
  }

  private HoursException notUnderstood() {
    refuseUnsupported();
    if (text.startsWith("||", at)) {
      return wrong("fallback rules ('||') are not supported.", "Maybe ';'.");
    }
    if (text.startsWith("\"", at)) {
      return wrong("comments are not supported.", "Maybe remove it.");
    }
    if (findDay() >= 0) {
      return wrong("a weekday must stand before its times.", "Maybe a ';' is missing before it.");
    }
    return wrong("this is not understood.", anyAdvice());
  }

  private void refuseUnsupported() {
    Matcher word = WORD.matcher(text).region(at, text.length());
    if (!word.lookingAt()) {
      return;
    }
    String name = word.group();
    String what = UNSUPPORTED.get(name);
    if (MONTHS.contains(name.toLowerCase(Locale.ROOT))) {
      what = "months and dates are";
    }
    if (what != null) {
      throw wrong(what + " not supported.", "Maybe leave it out: weekly hours only.");
    }
  }

  private String anyAdvice() {
    String day = adviceForDay();
    if (!day.isEmpty()) {
      return day;
    }
    for (String word : List.of("off", "closed", "open")) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return "Maybe '%s', in lower case.".formatted(word);
      }
    }
    return dashAdvice();
  }

  private String adviceForDay() {
    for (String day : DAYS) {
      if (text.regionMatches(true, at, day, 0, 2)) {
        return "Maybe '%s': weekdays are %s.".formatted(day, String.join(", ", DAYS));
      }
    }
    return "";
  }

  private String dashAdvice() {
    if (text.startsWith("–", at) || text.startsWith("—", at)) {
      return "Maybe a plain '-' instead of the long dash.";
    }
    if (text.regionMatches(true, at, "am", 0, 2) || text.regionMatches(true, at, "pm", 0, 2)) {
      return "Maybe the 24-hour clock: 09:00-17:00.";
    }
    return text.startsWith("/", at) ? "Maybe '24/7' stands alone." : "";
  }

  private String timeAdvice() {
    return SLOPPY_TIME.matcher(text).region(at, text.length()).lookingAt()
        ? "Maybe with two digits each, such as 09:00-17:00."
        : "";
  }

  private HoursException wrong(String what, String advice) {
    return new HoursException(text, at, what, advice);
  }
}
