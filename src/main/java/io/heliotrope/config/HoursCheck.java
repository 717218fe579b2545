package io.heliotrope.config;

/** Asks the room of hours, which is above this one, whether a text is a rule of opening hours. */
@FunctionalInterface
public interface HoursCheck {

  /**
   * Returns if it is.
   *
   * @throws IllegalArgumentException if not: what is wrong, then a line beginning with "Maybe"
   */
  void check(String text);
}
