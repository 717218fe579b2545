package io.heliotrope.hours;

import io.heliotrope.config.HoursCheck.Doubt;

/** What is understood as the notation has it, and may be meant otherwise. */
final class Doubts {

  private Doubts() {}

  static Doubt commentAlone(Rule rule) {
    return new Doubt(
        "'%s' has a comment alone: nobody knows whether it is open, so it counts as closed."
            .formatted(rule.text()),
        "Maybe 'open' or 'unknown' before the comment.");
  }

  static Doubt noEnd(Rule rule) {
    return new Doubt(
        "'%s' has a time without an end: nobody is there for sure, so it counts as closed."
            .formatted(rule.text()),
        "Maybe name the end, or until when somebody is there for sure: 17:00-20:00+.");
  }

  /** {@code 22:00-22:00}. */
  static Doubt untilTheNextDay(String times, TimeRange range) {
    return new Doubt(
        "'%s' lasts 24 hours, until the next day.".formatted(times),
        "Maybe '%s-%02d:%02d' if that is meant."
            .formatted(times.substring(0, 5), range.to() / 60, range.to() % 60));
  }
}
