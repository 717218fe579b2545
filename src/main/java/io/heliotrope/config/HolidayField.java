package io.heliotrope.config;

import io.heliotrope.config.HolidayPlan.OwnHoliday;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a site's entry says of public holidays. */
final class HolidayField {

  /** Instead of a holiday's name: people work whatever the country says. */
  private static final String WORKDAY = "workday";

  private final FieldType<String> country;
  private final FieldType<Map<String, String>> own;

  HolidayField(HoursCheck check) {
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
    List<OwnHoliday> days = new ArrayList<>();
    fields
        .or("holidays", own, Map.of())
        .forEach((dates, name) ->
            days.add(
                new OwnHoliday(
                    dates, name.equals(WORKDAY) ? Optional.empty() : Optional.of(name))));
    return new HolidayPlan(where, days);
  }

  /** Does the entry mean to say something, be it wrong? */
  static boolean isIn(Fields fields) {
    return fields.has("country") || fields.has("holidays");
  }
}
