package io.heliotrope.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads OpenStreetMap's {@code opening_hours}, but for what nobody can judge by: the sun's hours,
 * school holidays, ends that nobody names and fallback rules. Each of those is a mistake with its
 * position.
 */
final class RuleParser {

  /** What people may write and we can't judge by: its name for the message. */
  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("SH", "school holidays are"),
          Map.entry("sunrise", "the sun's own hours are"),
          Map.entry("sunset", "the sun's own hours are"),
          Map.entry("dawn", "the sun's own hours are"),
          Map.entry("dusk", "the sun's own hours are"));

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final Scanner in;
  private final DateReader dates;
  private final DayReader days;
  private final TimeReader times;

  private RuleParser(String text, Holidays holidays) {
    this.in = new Scanner(text);
    this.dates = new DateReader(in);
    this.days = new DayReader(in, holidays);
    this.times = new TimeReader(in);
  }

  /**
   * The rules, at least one, in the order of the text.
   *
   * @throws HoursException if the text is not understood to its end
   */
  static List<Rule> parse(String text, Holidays holidays) {
    return new RuleParser(text, holidays).rules();
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    boolean adds = false;
    while (true) {
      if (in.isAtEnd()) {
        throw rules.isEmpty()
            ? in.wrong("there are no hours.", "Maybe 'Mo-Fr 09:00-17:00', '24/7' or 'off'.")
            : in.wrong("a rule must follow.", "Maybe remove the last ';' or ','.");
      }
      rules.add(rule(adds));
      if (in.isAtEnd()) {
        return rules;
      }
      adds = in.taken(",");
      if (!adds && !in.taken(";")) {
        throw notUnderstood();
      }
    }
  }

  private Rule rule(boolean adds) {
    int begin = in.at();
    if (in.taken("24/7")) {
      return rule(begin, adds, List.of(), List.of());
    }
    List<List<List<DayRule>>> about = new ArrayList<>();
    List<List<DayRule>> years = dates.dates();
    if (!years.isEmpty()) {
      about.add(years);
    }
    List<DayRule> weeks = dates.weeks();
    if (!weeks.isEmpty()) {
      about.add(alone(weeks));
    }
    if (!about.isEmpty()) {
      in.taken(":");
    }
    days.days().forEach(list -> about.add(alone(list)));
    return rule(begin, adds, about, times.times());
  }

  private static List<List<DayRule>> alone(List<DayRule> each) {
    return each.stream().map(List::of).toList();
  }

  private Rule rule(
      int begin, boolean adds, List<List<List<DayRule>>> about, List<TimeRange> ranges) {
    boolean bare = in.at() == begin;
    int beforeWord = in.at();
    boolean off = in.takenWord("off") || in.takenWord("closed");
    boolean unknown = !off && in.takenWord("unknown");
    boolean word = off || unknown || in.takenWord("open");
    if (bare && !word) {
      in.back(beforeWord);
      throw notUnderstood();
    }
    if (word) {
      in.comment();
    } else if (in.stands("\"")) {
      throw in.wrong(
          "a comment alone means that nobody knows whether it is open.",
          "Maybe 'open' or 'off' before it.");
    }
    Rule.Says says = off ? Rule.Says.CLOSED : unknown ? Rule.Says.UNKNOWN : Rule.Says.OPEN;
    return new Rule(about, ranges, says, adds, in.since(begin));
  }

  private HoursException notUnderstood() {
    refuseUnsupported();
    if (in.stands("||")) {
      return in.wrong("fallback rules ('||') are not supported.", "Maybe ';'.");
    }
    if (DayReader.find(in).isPresent()) {
      return in.wrong(
          "a weekday must stand before its times.", "Maybe a ';' is missing before it.");
    }
    return in.wrong("this is not understood.", anyAdvice());
  }

  private void refuseUnsupported() {
    String what = UNSUPPORTED.get(in.word());
    if (what != null || in.stands("(")) {
      throw in.wrong(
          (what == null ? "calculated times are" : what) + " not supported.",
          "Maybe name the times.");
    }
  }

  private String anyAdvice() {
    String day = DayReader.adviceForDay(in);
    if (!day.isEmpty()) {
      return day;
    }
    for (String month : MONTHS) {
      if (in.standsIgnoringCase(month)) {
        return "Maybe '%s': months are %s.".formatted(month, String.join(", ", MONTHS));
      }
    }
    for (String word : List.of("off", "closed", "open", "PH", "week", "easter")) {
      if (in.word().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return "Maybe '%s'.".formatted(word);
      }
    }
    return TimeReader.dashAdvice(in);
  }
}
