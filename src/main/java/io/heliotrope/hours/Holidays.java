package io.heliotrope.hours;

import io.heliotrope.config.HolidayPlan;
import java.time.LocalDate;
import java.util.Optional;

/** The public holidays where a site is. */
@FunctionalInterface
public interface Holidays {

  /** Where nobody has said which there are: hours that name them are not understood. */
  Holidays NONE = day -> Optional.empty();

  /** What that day is called; empty if it is no public holiday. */
  Optional<String> name(LocalDate day);

  /** The last year that is named by itself; 0 if none is. */
  default int lastYear() {
    return 0;
  }

  /**
   * The holidays of a site: {@link #NONE} if nobody says which there are. What the operator says of
   * a day goes before what its country says.
   *
   * @throws IllegalArgumentException if its country is not known, or its own days are not
   *     understood
   */
  static Holidays of(HolidayPlan plan, Calendars calendars) {
    return plan.isTold() ? new SiteHolidays(plan, calendars) : NONE;
  }
}
