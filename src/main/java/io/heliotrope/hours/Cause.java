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
      String who =
          Stream.concat(
                  Stream.of(override.author()).filter(author -> !author.isEmpty()),
                  override.set().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).stream())
              .collect(Collectors.joining(", "));
      return "override " + override.name() + (who.isEmpty() ? "" : " (" + who + ")");
    }
  }
}
