package io.heliotrope.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads times of the day. */
final class TimeReader {

  private static final Pattern TIME = Pattern.compile("([0-9]{2}):([0-5][0-9])(?![0-9:])");
  private static final Pattern SLOPPY = Pattern.compile("[0-9]{1,2}([.:h][0-9]{0,2})?");

  private final Scanner in;

  TimeReader(Scanner in) {
    this.in = in;
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
    if (in.stands("+")) {
      throw in.wrong(
          "an open end ('+') is not supported.",
          "Maybe name the end, or until when somebody is there for sure: 17:00-20:00+.");
    }
    if (!in.taken("-")) {
      throw in.wrong("'-' and the end of the time must follow.", dashAdvice(in));
    }
    int to = time();
    if (from == to) {
      throw in.wrong(
          begin,
          "the time begins and ends at the same minute.",
          "Maybe '00:00-24:00' for the whole day, or 'off'.");
    }
    in.taken("+"); // what may come after is not for sure
    if (in.stands("/")) {
      throw in.wrong("times at intervals ('/') are not supported.", "Maybe name the hours.");
    }
    return new TimeRange(from, to < from ? to + TimeRange.DAY : to);
  }

  private int time() {
    int begin = in.at();
    var time =
        in.taken(TIME)
            .orElseThrow(() ->
                in.wrong(
                    "a time is needed here.",
                    in.matches(SLOPPY) ? "Maybe with two digits each, such as 09:00-17:00." : ""));
    int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    if (minutes > 2 * TimeRange.DAY) {
      throw in.wrong(begin, "a time may be 48:00 at most.", "");
    }
    return minutes;
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
