package io.heliotrope.hours;

import io.heliotrope.config.HoursCheck.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads times of the day. */
final class TimeReader {

  private static final Pattern TIME = Pattern.compile("([0-9]{2}):([0-5][0-9])(?![0-9:])");
  private static final Pattern SLOPPY = Pattern.compile("[0-9]{1,2}([.:h][0-9]{0,2})?");

  private final Scanner in;
  private final List<Doubt> doubts;

  TimeReader(Scanner in, List<Doubt> doubts) {
    this.in = in;
    this.doubts = doubts;
  }

  List<TimeRange> times() {
    List<TimeRange> times = new ArrayList<>();
    while (in.standsDigit()) {
      times.add(range());
      int comma = in.at();
      if (!in.taken(",")) {
        break;
      }
      if (!in.standsDigit() || DateReader.standsYear(in)) {
        in.back(comma); // another rule
        break;
      }
    }
    return times;
  }

  private TimeRange range() {
    int begin = in.at();
    int from = time();
    if (from >= TimeRange.DAY) {
      throw in.wrong(
          begin, "a time range must begin before 24:00.", "Maybe name the next day instead.");
    }
    if (in.taken("+")) {
      return new TimeRange(from, from, true);
    }
    if (!in.taken("-")) {
      String advice = dashAdvice(in);
      throw in.wrong(
          "'-' and the end of the time must follow.",
          advice.isEmpty() ? "Maybe name the end, or '+' if nobody knows it." : advice);
    }
    int to = time();
    if (from == 0 && to == 0) {
      throw in.wrong(
          begin,
          "this is written for the whole day and for no hour of it.",
          "Maybe '00:00-24:00' for the whole day, or 'off'.");
    }
    String said = in.since(begin);
    boolean openEnd = in.taken("+");
    if (in.stands("/")) {
      throw in.wrong("times at intervals ('/') are not supported.", "Maybe name the hours.");
    }
    var range = new TimeRange(from, to <= from ? to + TimeRange.DAY : to, openEnd);
    if (to == from) {
      doubts.add(Doubts.untilTheNextDay(said, range));
    }
    return range;
  }

  private int time() {
    int begin = in.at();
    var time = in.taken(TIME).orElseThrow(this::noTime);
    int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    if (minutes > 2 * TimeRange.DAY) {
      throw in.wrong(begin, "a time may be 48:00 at most.", "");
    }
    return minutes;
  }

  private HoursException noTime() {
    String advice = in.matches(SLOPPY) ? "Maybe with two digits each, such as 09:00-17:00." : "";
    return RuleAdvice.unsupported(in).orElseGet(() -> in.wrong("a time is needed here.", advice));
  }

  static String dashAdvice(Scanner in) {
    if (in.stands("–") || in.stands("—")) {
      return "Maybe a plain '-' instead of the long dash.";
    }
    if (in.standsIgnoringCase("am") || in.standsIgnoringCase("pm")) {
      return "Maybe the 24-hour clock: 09:00-17:00.";
    }
    return in.stands("/") ? "Maybe '24/7' stands alone." : "";
  }
}
