package io.heliotrope.config;

import java.util.List;

/**
 * When a site is open, as its operator wrote it.
 *
 * @param hours in OpenStreetMap's notation
 * @param overrides in the order of the file
 * @param source where it is written, such as {@code sites.yaml:12}
 */
public record Schedule(String hours, List<HoursOverride> overrides, String source) {

  public Schedule {
    overrides = List.copyOf(overrides);
  }

  /** Hours that nothing overrides. */
  public static Schedule of(String hours) {
    return new Schedule(hours, List.of(), "");
  }
}
