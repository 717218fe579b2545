package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.HolidayPlan.OwnHoliday;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a site's entry says of public holidays. */
final class HolidayField {

  /** Instead of a holiday's name: people work whatever the country says. */
  private static final String WORKDAY = "workday";

  private static final String CALENDAR = "calendar";

  private final FieldType<String> country;
  private final FieldType<List<CalendarId>> calendars;
  private final FieldType<Map<String, String>> own;

  /**
   * @param calendar the name of one
   */
  HolidayField(HoursCheck check, FieldType<CalendarId> calendar) {
    this.calendars = FieldType.oneOrMore(calendar);
    this.country =
        FieldType.text()
            .then(code -> {
              check.checkCountry(code);
              return code;
            });
    this.own =
        FieldType.map(
            dates -> {
              check.checkDates(dates);
              return dates;
            },
            FieldType.text());
  }

  HolidayPlan read(Fields fields) {
    Optional<String> where = fields.optional("country", country);
    List<CalendarId> kept = fields.or(CALENDAR, calendars, List.of());
    List<OwnHoliday> days = new ArrayList<>();
    fields
        .or("holidays", own, Map.of())
        .forEach((dates, name) ->
            days.add(
                new OwnHoliday(
                    dates, name.equals(WORKDAY) ? Optional.empty() : Optional.of(name))));
    return new HolidayPlan(where, kept, days);
  }

  /** Does the entry mean to say something, be it wrong? */
  static boolean isIn(Fields fields) {
    return fields.has("country") || fields.has(CALENDAR) || fields.has("holidays");
  }
}
