package io.heliotrope.hours;

import io.heliotrope.config.HoursOverride;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a site is open or closed. */
public sealed interface Cause {

  /** In a few words, as the operator wrote it. */
  String text();

  /** Where it is written, such as {@code sites.yaml:12} or an override's name; empty if unknown. */
  String source();

  /**
   * A rule of the hours.
   *
   * @param rule as it is written, or the whole of the hours if no rule names that day
   * @param holiday the public holiday for which it is in force; empty if that is none of its terms
   */
  record ByRule(String rule, String holiday, String source) implements Cause {

    /** A rule whatever the day is. */
    public ByRule(String rule, String source) {
      this(rule, "", source);
    }

    /** {@code PH off: Christmas Day}. */
    @Override
    public String text() {
      return holiday.isEmpty() ? rule : rule + ": " + holiday;
    }
  }

  /** A dated change. */
  record ByOverride(HoursOverride override) implements Cause {
    @Override
    public String text() {
      return override.reason();
    }

    @Override
    public String source() {
      String who =
          Stream.concat(
                  Stream.of(override.author()).filter(author -> !author.isEmpty()),
                  override.set().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).stream())
              .collect(Collectors.joining(", "));
      return "override " + override.name() + (who.isEmpty() ? "" : " (" + who + ")");
    }
  }
}
