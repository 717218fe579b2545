package io.heliotrope.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads weekdays and holidays. */
final class DayReader {

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
  private static final int MOST = 5;

  private final Scanner in;
  private final Holidays holidays;

  DayReader(Scanner in, Holidays holidays) {
    this.in = in;
    this.holidays = holidays;
  }

  /** What a day may be; every list must have it. {@code PH Mo-Fr} are two lists. */
  List<List<DayRule>> days() {
    List<List<DayRule>> all = new ArrayList<>();
    List<DayRule> first = list();
    if (first.isEmpty()) {
      return all;
    }
    all.add(first);
    boolean holidaysOnly = first.stream().allMatch(DayRule.PublicHoliday.class::isInstance);
    if (holidaysOnly && find(in).isPresent()) {
      all.add(list());
    }
    return all;
  }

  private List<DayRule> list() {
    List<DayRule> days = new ArrayList<>();
    while (true) {
      if (find(in).isPresent()) {
        weekday(days);
      } else if (in.word().equals("PH")) {
        if (holidays == Holidays.NONE) {
          throw in.wrong(
              "nobody has said which public holidays there are.",
              "Maybe name the dates; a site may have a 'country', such as 'country: PT'.");
        }
        in.takenWord("PH");
        days.add(new DayRule.PublicHoliday(DateReader.offset(in)));
      } else {
        return days;
      }
      int comma = in.at();
      if (!in.taken(",")) {
        return days;
      }
      if (find(in).isEmpty() && !in.word().equals("PH")) {
        in.back(comma); // what follows may be another rule
        return days;
      }
    }
  }

  private void weekday(List<DayRule> days) {
    DayOfWeek first = find(in).orElseThrow();
    in.taken(in.word());
    if (in.taken("[")) {
      List<Integer> all = new ArrayList<>();
      do {
        int from = nth(in);
        int to = in.taken("-") ? nth(in) : from;
        for (int nth = from; nth <= to; nth++) {
          all.add(nth);
        }
      } while (in.taken(","));
      if (!in.taken("]")) {
        throw in.wrong("']' must stand here.", "");
      }
      int later = DateReader.offset(in);
      all.forEach(nth -> days.add(new DayRule.NthWeekday(first, nth, later)));
      return;
    }
    DayOfWeek last = first;
    if (in.taken("-")) {
      last =
          find(in).orElseThrow(() -> in.wrong("a weekday must follow the '-'.", adviceForDay(in)));
      in.taken(in.word());
    }
    days.add(new DayRule.Weekdays(first, last));
  }

  /** The n-th, from 1 to 5 or from -1 to -5. */
  static int nth(Scanner in) {
    int begin = in.at();
    boolean fromEnd = in.taken("-");
    OptionalInt nth = in.number(1, 1);
    if (nth.isEmpty() || nth.getAsInt() < 1 || nth.getAsInt() > MOST) {
      throw in.wrong(begin, "a number from 1 to 5, or -1 to -5, must stand here.", "");
    }
    return fromEnd ? -nth.getAsInt() : nth.getAsInt();
  }

  /** The weekday that stands here. */
  static Optional<DayOfWeek> find(Scanner in) {
    int index = DAYS.indexOf(in.word());
    return index < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(index + 1));
  }

  /** As hours call it: {@code Mo}. */
  static String name(DayOfWeek day) {
    return DAYS.get(day.ordinal());
  }

  static String adviceForDay(Scanner in) {
    for (String day : DAYS) {
      if (in.standsIgnoringCase(day)) {
        return "Maybe '%s': weekdays are %s.".formatted(day, String.join(", ", DAYS));
      }
    }
    return "";
  }
}
