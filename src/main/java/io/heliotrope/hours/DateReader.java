package io.heliotrope.hours;

import io.heliotrope.hours.DateText.Anchor;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads years, months and dates. */
final class DateReader {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final Pattern YEAR = Pattern.compile("(?:19|20|21)[0-9]{2}(?!:?[0-9])");
  private static final Pattern DAY = Pattern.compile("[0-9]{1,2}(?!:?[0-9])");
  private static final Pattern OFFSET =
      Pattern.compile("([+-])\\s*([0-9]{1,3})\\s*days?(?!\\p{L})");
  private static final Pattern EASTER = Pattern.compile("[Ee]aster(?!\\p{L})");
  private static final Pattern NTH = Pattern.compile("\\p{L}{2}\\s*\\[\\s*-?[0-9]\\s*\\]");

  private final Scanner in;

  DateReader(Scanner in) {
    this.in = in;
  }

  /** All that must hold of a day, for each of the dates that are listed; empty if none are. */
  List<List<DayRule>> dates() {
    List<List<DayRule>> all = new ArrayList<>();
    while (standsDate()) {
      all.add(item());
      int comma = in.at();
      if (!in.taken(",")) {
        break;
      }
      if (!standsDate()) {
        in.back(comma);
        break;
      }
    }
    return all;
  }

  static boolean standsYear(Scanner in) {
    return in.matches(YEAR);
  }

  private boolean standsDate() {
    return in.matches(YEAR) || month() >= 0 || in.matches(EASTER);
  }

  private int month() {
    return MONTHS.indexOf(in.word());
  }

  private List<DayRule> item() {
    int begin = in.at();
    if (!in.matches(YEAR)) {
      return List.of(range(OptionalInt.empty()));
    }
    int year = in.number(4, 4).orElseThrow();
    if (month() >= 0 || in.matches(EASTER)) {
      return List.of(range(OptionalInt.of(year)));
    }
    int to = year;
    if (in.taken("+")) {
      to = DayRule.Years.FOR_EVER;
    } else if (in.taken("-")) {
      to = in.number(4, 4).orElseThrow(() -> in.wrong("a year must follow the '-'.", ""));
    }
    if (to < year) {
      throw in.wrong(begin, "years must be in order.", "");
    }
    var years = new DayRule.Years(year, to, step(in));
    return month() >= 0 || in.matches(EASTER)
        ? List.of(years, range(OptionalInt.empty()))
        : List.of(years);
  }

  /** {@code /2}, every other; 1 if nothing of the kind stands here. */
  static int step(Scanner in) {
    return in.taken("/")
        ? in.number(1, 3).stream()
            .filter(step -> step > 0)
            .findFirst()
            .orElseThrow(() -> in.wrong("a number must follow the '/'.", "Maybe /2, every other."))
        : 1;
  }

  private DayRule range(OptionalInt year) {
    int begin = in.at();
    DateText from = date(year, true, true);
    boolean wholeMonth = from.anchor() instanceof Anchor.Fixed && !endsWithDay(begin);
    DateText to = wholeMonth ? monthsEnd(from) : from;
    if (in.taken("-")) {
      if (in.matches(DAY) && from.anchor() instanceof Anchor.Fixed(var month, var first)) {
        int where = in.at();
        int last = day(month);
        if (last < first) {
          throw in.wrong(where, "days must be in order.", "Maybe name the second month, too.");
        }
        to = offset(new DateText(year, new Anchor.Fixed(month, last), 0));
      } else {
        OptionalInt other = in.matches(YEAR) ? in.number(4, 4) : OptionalInt.empty();
        if (month() < 0 && !in.matches(EASTER)) {
          boolean weekday = DayReader.find(in).isPresent(); // Dec 25-Su
          throw in.wrong("a date must follow the '-'.", weekday ? "Maybe name each date." : "");
        }
        if (in.matches(EASTER)) {
          throw in.wrong(
              "a range that ends with Easter is read in different ways.",
              "Maybe each day by itself: easter -2 days,easter,easter +1 day.");
        }
        to = date(other, false, !wholeMonth);
      }
    }
    return new DayRule.Dates(from, to, step(in));
  }

  private boolean endsWithDay(int begin) {
    String said = in.since(begin);
    return !said.isEmpty() && said.chars().anyMatch(Character::isDigit);
  }

  private static DateText monthsEnd(DateText from) {
    var month = ((Anchor.Fixed) from.anchor()).month();
    return new DateText(from.year(), new Anchor.Fixed(month, 0), 0);
  }

  /**
   * @param begins does a month alone mean its first day, or its last?
   * @param nth may its n-th weekday be meant? {@code Nov-Mar We[2]} are Wednesdays of all five
   */
  private DateText date(OptionalInt year, boolean begins, boolean nth) {
    if (in.taken(EASTER).isPresent()) {
      return offset(new DateText(year, new Anchor.Easter(), 0));
    }
    Month month = Month.of(month() + 1);
    in.taken(MONTHS.get(month.ordinal()));
    if (nth && in.matches(NTH) && DayReader.find(in).isPresent()) {
      DayOfWeek weekday = DayReader.find(in).orElseThrow();
      in.taken(in.word());
      in.taken("[");
      int which = DayReader.nth(in);
      if (!in.taken("]")) {
        throw in.wrong("one number and ']' must stand here.", "");
      }
      return offset(new DateText(year, new Anchor.Nth(month, weekday, which), 0));
    }
    if (in.matches(DAY)) {
      return offset(new DateText(year, new Anchor.Fixed(month, day(month)), 0));
    }
    return new DateText(year, new Anchor.Fixed(month, begins ? 1 : 0), 0);
  }

  private int day(Month month) {
    int begin = in.at();
    int day = in.number(1, 2).orElseThrow();
    if (day < 1 || day > YearMonth.of(2000, month).lengthOfMonth()) { // a leap year
      throw in.wrong(begin, "%s has no day %d.".formatted(MONTHS.get(month.ordinal()), day), "");
    }
    return day;
  }

  private DateText offset(DateText date) {
    return new DateText(date.year(), date.anchor(), offset(in));
  }

  /** {@code +1 day}, {@code -2 days}; 0 if nothing of the kind stands here. */
  static int offset(Scanner in) {
    return in.taken(OFFSET)
        .map(found -> Integer.parseInt(found.group(2)) * (found.group(1).equals("-") ? -1 : 1))
        .orElse(0);
  }
}
