package io.heliotrope.cli;

import io.heliotrope.config.Site;
import io.heliotrope.hours.Cause;
import io.heliotrope.hours.OpenState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;

/** Hours in words. */
final class OpenText {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

  private OpenText() {}

  /** The release of the time zones' rules that decides, such as {@code 2026c}. */
  static String release() {
    return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
  }

  /** A site at a moment, in some lines. */
  static String state(Site site, OpenState state, Instant moment, ZoneId clock) {
    return """
    %s: %s (%s)
      since  %s
      until  %s
      by     %s
    """
        .formatted(
            site.label(),
            state.open() ? "open" : "closed",
            moment(moment, clock),
            state
                .since()
                .map(since ->
                    "%s, %s ago"
                        .formatted(moment(since, clock), length(Duration.between(since, moment))))
                .orElse("ever"),
            state
                .until()
                .map(until ->
                    "%s, in %s"
                        .formatted(moment(until, clock), length(Duration.between(moment, until))))
                .orElse("further notice"),
            cause(state.cause()));
  }

  static String moment(Instant instant, ZoneId zone) {
    return MOMENT.format(instant.atZone(zone)) + " " + zone;
  }

  /** {@code PH off (sites.yaml:12)}. */
  static String cause(Cause cause) {
    return cause.source().isEmpty()
        ? cause.text()
        : "%s (%s)".formatted(cause.text(), cause.source());
  }

  /** {@code 2 d 3 h}, {@code 3 h 20 min}. */
  static String length(Duration length) {
    long minutes = length.toMinutes();
    if (minutes < 1) {
      return length.toSeconds() + " s";
    }
    if (minutes < 60) {
      return minutes + " min";
    }
    return length.toDays() > 0
        ? rest(length.toDays() + " d", length.toHoursPart(), "h")
        : rest(length.toHours() + " h", length.toMinutesPart(), "min");
  }

  private static String rest(String most, int rest, String unit) {
    return rest == 0 ? most : "%s %d %s".formatted(most, rest, unit);
  }
}
