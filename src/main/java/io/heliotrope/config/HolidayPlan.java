package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import java.util.List;
import java.util.Optional;

/**
 * Which days are public holidays at a site: its country's and those of calendars, but for what the
 * operator says himself.
 *
 * @param country a country or region, such as {@code DE} or {@code DE-BY}
 * @param calendars that others keep, in the order of the file
 * @param own in the order of the file
 */
public record HolidayPlan(
    Optional<String> country, List<CalendarId> calendars, List<OwnHoliday> own) {

  /** Nobody says which days are. */
  public static final HolidayPlan NONE = new HolidayPlan(Optional.empty(), List.of(), List.of());

  public HolidayPlan {
    calendars = List.copyOf(calendars);
    own = List.copyOf(own);
  }

  /** Does anybody say which days are holidays? */
  public boolean isTold() {
    return country.isPresent() || !calendars.isEmpty() || !own.isEmpty();
  }

  /**
   * The operator's own word on a day.
   *
   * @param dates in the notation of hours, or {@code 2026-06-13}
   * @param name what the holiday is called; empty if people work whatever the country says
   */
  public record OwnHoliday(String dates, Optional<String> name) {}
}
