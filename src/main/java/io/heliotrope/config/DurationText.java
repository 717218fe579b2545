package io.heliotrope.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time as operators write them: {@code 500ms}, {@code 20s}, {@code 1m30s}, {@code 2h},
 * {@code 7d}; a day is 24 hours.
 */
public final class DurationText {

  private static final Pattern RULE =
      Pattern.compile(
          "(?:(\\d{1,4})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");

  private DurationText() {}

  /** The length of that text; empty if it is none. */
  public static Optional<Duration> find(String text) {
    var match = RULE.matcher(text);
    if (text.isEmpty() || !match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(part(match.group(1)))
            .plusHours(part(match.group(2)))
            .plusMinutes(part(match.group(3)))
            .plusSeconds(part(match.group(4)))
            .plusMillis(part(match.group(5))));
  }

  /**
   * The text of that length, not negative: {@code 1m30s}; parts below a millisecond are dropped.
   */
  public static String of(Duration length) {
    var text = new StringBuilder();
    add(text, length.toHours(), "h");
    add(text, length.toMinutesPart(), "m");
    add(text, length.toSecondsPart(), "s");
    add(text, length.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void add(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }

  private static long part(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
