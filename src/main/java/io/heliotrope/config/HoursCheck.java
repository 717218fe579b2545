package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import java.util.List;

/**
 * Asks the room of hours, which is above this one, what is understood there. What is not is an
 * {@link IllegalArgumentException}: what is wrong, then a line beginning with "Maybe".
 */
@FunctionalInterface
public interface HoursCheck {

  /**
   * Something to warn of.
   *
   * @param advice begins with "Maybe"
   */
  record Doubt(String what, String advice) {}

  /** Is the text a rule of opening hours, where nobody knows any public holidays? */
  void check(String hours);

  /** Is it one where somebody does? */
  default void checkWithHolidays(String hours) {
    check(hours);
  }

  /** What of such a text is understood, and may still be meant otherwise. */
  default List<Doubt> doubts(String hours) {
    return List.of();
  }

  /** Does the text name days of the year? */
  default void checkDates(String dates) {}

  /** Does sites.yaml have that calendar? */
  default void checkCalendar(CalendarId calendar) {}

  /** Are the public holidays of that country or region known? */
  default void checkCountry(String country) {}
}
