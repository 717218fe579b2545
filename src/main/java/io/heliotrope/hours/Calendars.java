package io.heliotrope.hours;

import io.heliotrope.call.CalendarId;
import java.util.Optional;
import java.util.Set;

/** Where public holidays are known from. */
@FunctionalInterface
public interface Calendars {

  /** Where no country's are. */
  Calendars NONE =
      code -> {
        throw new IllegalArgumentException(
            "the public holidays of '%s' are not known.\nMaybe name them one by one."
                .formatted(code));
      };

  /**
   * The public holidays of a country or region, such as {@code DE} or {@code DE-BY}.
   *
   * @throws IllegalArgumentException if they are not known: what is wrong, then advice
   */
  Holidays country(String code);

  /** The days of a calendar that others keep; empty if the files name none such. */
  default Optional<Holidays> feed(CalendarId calendar) {
    return Optional.empty();
  }

  /** Those that the files name. */
  default Set<CalendarId> feedNames() {
    return Set.of();
  }
}
