package io.heliotrope.hours;

import io.heliotrope.config.HolidayPlan;
import io.heliotrope.config.HolidayPlan.OwnHoliday;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operator's own days go before those of calendars, and these before the country's. */
final class SiteHolidays implements Holidays {

  private static final Pattern ISO = Pattern.compile("\\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\\s*");

  /**
   * Days that the operator names.
   *
   * @param days one of these lists must have the day with all that it says
   * @param name empty if people work
   */
  private record Own(List<List<DayRule>> days, Optional<String> name) {
    boolean has(LocalDate day) {
      return days.stream().anyMatch(all -> all.stream().allMatch(one -> one.has(day, NONE)));
    }

    int lastYear() {
      return days.stream().flatMap(List::stream).mapToInt(DayRule::lastYear).max().orElse(0);
    }
  }

  private final List<Own> own = new ArrayList<>();
  private final List<Holidays> others = new ArrayList<>();

  SiteHolidays(HolidayPlan plan, Calendars calendars) {
    for (OwnHoliday one : plan.own()) {
      own.add(new Own(dates(one.dates()), one.name()));
    }
    plan.calendars().forEach(one -> calendars.feed(one).ifPresent(others::add));
    plan.country().ifPresent(code -> others.add(calendars.country(code)));
  }

  @Override
  public Optional<String> name(LocalDate day) {
    for (Own one : own.reversed()) {
      if (one.has(day)) {
        return one.name();
      }
    }
    for (Holidays one : others) {
      Optional<String> name = one.name(day);
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  @Override
  public int lastYear() {
    int last = own.stream().mapToInt(Own::lastYear).max().orElse(0);
    return Math.max(last, others.stream().mapToInt(Holidays::lastYear).max().orElse(0));
  }

  /**
   * Days of the year.
   *
   * @throws HoursException if the text is not understood to its end
   */
  static List<List<DayRule>> dates(String text) {
    var iso = ISO.matcher(text);
    if (iso.matches()) {
      return List.of(List.of(DayRule.Dates.on(date(text, iso.group(1)))));
    }
    var in = new Scanner(text);
    List<List<DayRule>> dates = new DateReader(in).dates();
    boolean everyDay =
        dates.stream().anyMatch(all -> all.stream().allMatch(DayRule.Years.class::isInstance));
    if (dates.isEmpty() || everyDay || !in.isAtEnd()) {
      throw in.wrong(
          "a date is needed here.", "Maybe '2026-06-13', 'Jun 13' or 'easter +49 days'.");
    }
    return dates;
  }

  private static LocalDate date(String text, String iso) {
    try {
      return LocalDate.parse(iso);
    } catch (DateTimeParseException e) {
      throw new HoursException(text, 0, "there is no such day.", "");
    }
  }
}
