package io.heliotrope.hours;

import io.heliotrope.config.HoursCheck.Doubt;
import io.heliotrope.hours.StateReader.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads OpenStreetMap's {@code opening_hours}, but for what nobody can judge by, or what is read in
 * different ways: the sun's hours, school holidays, ranges that end with Easter. Each of those is a
 * mistake with its position.
 */
final class RuleParser {

  private final Scanner in;
  private final SelectorReader days;
  private final TimeReader times;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private boolean endsWithDays;
  private boolean anyCloses;
  private boolean anyMayLast;

  private RuleParser(String text, Holidays holidays) {
    this.in = new Scanner(text);
    this.days = new SelectorReader(in, holidays);
    this.times = new TimeReader(in, doubts);
  }

  /**
   * The rules, at least one, in the order of the text.
   *
   * @throws HoursException if the text is not understood to its end
   */
  static List<Rule> parse(String text, Holidays holidays) {
    var parser = new RuleParser(text, holidays);
    parser.read();
    return parser.rules;
  }

  /**
   * What is understood and may still be meant otherwise.
   *
   * @throws HoursException if the text is not understood to its end
   */
  static List<Doubt> doubts(String text, Holidays holidays) {
    var parser = new RuleParser(text, holidays);
    parser.read();
    return parser.doubts;
  }

  private void read() {
    Rule.Joins joins = Rule.Joins.REPLACES;
    while (true) {
      if (in.isAtEnd()) {
        throw rules.isEmpty()
            ? in.wrong("there are no hours.", "Maybe 'Mo-Fr 09:00-17:00', '24/7' or 'off'.")
            : in.wrong("a rule must follow.", "Maybe remove the last ';', ',' or '||'.");
      }
      int begin = in.at();
      boolean afterDays = endsWithDays;
      Rule rule = rule(joins);
      if (joins == Rule.Joins.ADDS && afterDays) {
        throw in.wrong(
            begin,
            "does this go for the days before the ',' as well? That is read in different ways.",
            "Maybe times before the ',', or 'open'.");
      }
      if (joins == Rule.Joins.FALLS_BACK && rule.opens()) {
        refuseDisputed(begin);
      }
      rules.add(rule);
      anyCloses |= rule.says() == Rule.Says.CLOSED;
      anyMayLast |= rule.times().stream().anyMatch(TimeRange::openEnd);
      if (in.isAtEnd()) {
        return;
      }
      joins = joint(joins);
    }
  }

  private Rule.Joins joint(Rule.Joins before) {
    int begin = in.at();
    if (in.taken(";")) {
      return Rule.Joins.REPLACES;
    }
    if (in.taken("||")) {
      return Rule.Joins.FALLS_BACK;
    }
    if (!in.taken(",")) {
      throw RuleAdvice.notUnderstood(in);
    }
    if (before == Rule.Joins.FALLS_BACK && !in.isAtEnd()) {
      throw in.wrong(
          begin,
          "a rule that is added after '||' may be meant for either side of it.",
          "Maybe ';', or '||' once more.");
    }
    return Rule.Joins.ADDS;
  }

  /** Some say that what follows '||' counts where an earlier rule says 'off', others not. */
  private void refuseDisputed(int begin) {
    if (anyCloses) {
      throw in.wrong(
          begin,
          "may it be open where an earlier rule says 'off'? That is read in different ways.",
          "Maybe put the 'off' last: Mo-Fr 08:00-18:00 || Sa 10:00-14:00; PH off.");
    }
    if (anyMayLast) {
      throw in.wrong(begin, "nobody knows when an open end ('+') is over.", "Maybe name the end.");
    }
  }

  private Rule rule(Rule.Joins joins) {
    int begin = in.at();
    List<List<List<DayRule>>> about = List.of();
    List<TimeRange> ranges = List.of();
    if (!in.taken("24/7")) {
      about = days.days();
      ranges = times.times();
    }
    boolean bare = in.at() == begin;
    Optional<State> state = StateReader.state(in);
    if (bare && state.isEmpty()) {
      throw RuleAdvice.notUnderstood(in);
    }
    boolean commentAlone =
        state.filter(State::commentAlone).isPresent() && joins != Rule.Joins.FALLS_BACK;
    if (bare && commentAlone && !rules.isEmpty()) {
      throw in.wrong(begin, "this comment would be all that counts.", "Maybe '||' before it.");
    }
    endsWithDays = !about.isEmpty() && ranges.isEmpty() && state.isEmpty();
    Rule.Says says = state.map(State::says).orElse(Rule.Says.OPEN);
    Rule rule = new Rule(about, ranges, says, joins, in.since(begin));
    if (commentAlone) {
      doubts.add(Doubts.commentAlone(rule));
    }
    if (says == Rule.Says.OPEN && ranges.stream().anyMatch(TimeRange::namesNoEnd)) {
      doubts.add(Doubts.noEnd(rule));
    }
    return rule;
  }
}
