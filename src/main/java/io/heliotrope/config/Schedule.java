package io.heliotrope.config;

import java.util.List;

/**
 * When a site is open, as its operator wrote it.
 *
 * @param hours in OpenStreetMap's notation
 * @param overrides in the order of the file
 * @param staffing how many seats are staffed when; nobody says if empty
 * @param holidays which days are public holidays
 * @param source where it is written, such as {@code sites.yaml:12}
 */
public record Schedule(
    String hours,
    List<HoursOverride> overrides,
    List<Shift> staffing,
    HolidayPlan holidays,
    String source) {

  public Schedule {
    overrides = List.copyOf(overrides);
    staffing = List.copyOf(staffing);
  }

  /** A schedule that says nothing of staff or holidays. */
  public Schedule(String hours, List<HoursOverride> overrides, String source) {
    this(hours, overrides, List.of(), HolidayPlan.NONE, source);
  }

  /** Hours that nothing overrides. */
  public static Schedule of(String hours) {
    return new Schedule(hours, List.of(), "");
  }
}
