package io.heliotrope.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.heliotrope.call.Printable;
import io.heliotrope.config.Suggestion;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.Holidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Public holidays as Jollyday knows them. For any thread. */
public final class CountryCalendars implements Calendars {

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final List<String> COUNTRIES = Arrays.asList(Locale.getISOCountries());

  private final Map<String, Holidays> read = new ConcurrentHashMap<>();

  @Override
  public Holidays country(String code) {
    Holidays known = read.get(code);
    if (known == null) {
      known = find(code);
      read.put(code, known);
    }
    return known;
  }

  private static Holidays find(String code) {
    String[] parts = code.split("-", -1);
    Set<String> countries = countries();
    if (!countries.contains(parts[0])) {
      throw new IllegalArgumentException(unknownCountry(parts[0], countries));
    }
    var manager = HolidayManager.getInstance(ManagerParameters.create(lower(parts[0])));
    String[] regions =
        Arrays.stream(parts).skip(1).map(CountryCalendars::lower).toArray(String[]::new);
    CalendarHierarchy place = manager.getCalendarHierarchy();
    String above = parts[0];
    for (String region : regions) {
      CalendarHierarchy below = place.getChildren().get(region);
      if (below == null || !code.equals(code.toUpperCase(Locale.ROOT))) {
        throw new IllegalArgumentException(unknownRegion(code, above, place));
      }
      place = below;
      above += "-" + region.toUpperCase(Locale.ROOT);
    }
    return new Known(manager, regions);
  }

  /** A country's days, worked out a year at a time. */
  private record Known(
      HolidayManager manager, String[] regions, Map<Integer, Map<LocalDate, String>> years)
      implements Holidays {

    Known(HolidayManager manager, String[] regions) {
      this(manager, regions, new ConcurrentHashMap<>());
    }

    @Override
    public Optional<String> name(LocalDate day) {
      Map<LocalDate, String> year = years.get(day.getYear());
      if (year == null) {
        year = year(day.getYear());
        years.put(day.getYear(), year);
      }
      return Optional.ofNullable(year.get(day));
    }

    /** Of days with several names the first in the alphabet counts: it has to be the same one. */
    private Map<LocalDate, String> year(int number) {
      Map<LocalDate, String> days = new TreeMap<>();
      for (Holiday holiday : manager.getHolidays(Year.of(number), regions)) {
        if (holiday.getType() != HolidayType.OBSERVANCE) {
          add(days, holiday);
        }
      }
      return new HashMap<>(days);
    }

    /** A holiday that is moved off a weekend is one there as well, for those who work then. */
    private static void add(Map<LocalDate, String> days, Holiday holiday) {
      String name = holiday.getDescription(Locale.ENGLISH);
      LocalDate actual = holiday.getActualDate();
      LocalDate date = holiday.getObservedDate().orElse(actual);
      put(days, date, date.equals(actual) ? name : name + " (observed)");
      if (WEEKEND.contains(actual.getDayOfWeek())) {
        put(days, actual, name);
      }
    }

    private static void put(Map<LocalDate, String> days, LocalDate day, String name) {
      days.merge(day, name, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
  }

  private static Set<String> countries() {
    Set<String> codes = new TreeSet<>();
    HolidayManager.getSupportedCalendarCodes()
        .forEach(code -> codes.add(code.toUpperCase(Locale.ROOT)));
    codes.retainAll(COUNTRIES);
    return codes;
  }

  private static String unknownCountry(String given, Set<String> known) {
    if (COUNTRIES.contains(given)) {
      return """
      the public holidays of '%s' are not known.
      Maybe leave the country out, and name them under 'holidays'.\
      """
          .formatted(given);
    }
    Optional<String> meant =
        known.contains(given.toUpperCase(Locale.ROOT))
            ? Optional.of(given.toUpperCase(Locale.ROOT))
            : byName(given, known);
    return """
    there is no country '%s'.
    %s\
    """
        .formatted(
            Printable.of(given),
            meant
                .map("Maybe '%s'?"::formatted)
                .orElse("Maybe its two letters, such as 'PT', or with a region, such as 'DE-BY'."));
  }

  private static Optional<String> byName(String given, Set<String> known) {
    Map<String, String> codes = new TreeMap<>();
    known.forEach(code -> codes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code));
    codes.put("UK", "GB");
    return Suggestion.find(given, codes.keySet()).map(codes::get);
  }

  private static String unknownRegion(String given, String above, CalendarHierarchy place) {
    Map<String, String> byName = new TreeMap<>();
    Set<String> codes = new TreeSet<>();
    place
        .getChildren()
        .forEach((code, child) -> {
          String full = above + "-" + code.toUpperCase(Locale.ROOT);
          codes.add(full);
          byName.put(child.getDescription(Locale.ENGLISH), full);
        });
    String last = given.substring(given.lastIndexOf('-') + 1);
    String advice =
        codes.isEmpty()
            ? "Maybe '%s': all of it has the same.".formatted(above)
            : Suggestion.find(last, byName.keySet())
                .map(byName::get)
                .or(() -> Suggestion.find(given, codes))
                .map("Maybe '%s'?"::formatted)
                .orElse("Maybe one of: %s.".formatted(String.join(", ", codes)));
    return "'%s' has no holidays of its own that are known.\n%s"
        .formatted(Printable.of(given), advice);
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT);
  }
}
