package io.heliotrope.hours;

import io.heliotrope.config.HoursOverride;

/** Why a site is open or closed. */
public sealed interface Cause {

  /** In a few words, as the operator wrote it. */
  String text();

  /** Where it is written, such as {@code sites.yaml:12} or an override's name; empty if unknown. */
  String source();

  /**
   * A rule of the hours.
   *
   * @param text the rule, or the whole of the hours if no rule names that day
   */
  record ByRule(String text, String source) implements Cause {}

  /** A dated change. */
  record ByOverride(HoursOverride override) implements Cause {
    @Override
    public String text() {
      return override.reason();
    }

    @Override
    public String source() {
      return "override " + override.name();
    }
  }
}
