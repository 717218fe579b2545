package io.heliotrope.config;

/**
 * Asks the room of hours, which is above this one, what is understood there. What is not is an
 * {@link IllegalArgumentException}: what is wrong, then a line beginning with "Maybe".
 */
@FunctionalInterface
public interface HoursCheck {

  /** Is the text a rule of opening hours, where nobody knows any public holidays? */
  void check(String hours);

  /** Is it one where somebody does? */
  default void checkWithHolidays(String hours) {
    check(hours);
  }

  /** Does the text name days of the year? */
  default void checkDates(String dates) {}

  /** Are the public holidays of that country or region known? */
  default void checkCountry(String country) {}
}
