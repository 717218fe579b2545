package io.heliotrope.time.zone;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of the tz database, such as {@code 2026b}; a later one is greater.
 *
 * @param letters of that year: a to z, then za to zz, and so on
 */
public record ZoneRelease(int year, String letters) implements Comparable<ZoneRelease> {

  private static final Pattern RULE = Pattern.compile("((?:19|20)\\d\\d)([a-z]{1,3})");

  private static final Comparator<ZoneRelease> BY_AGE =
      Comparator.comparingInt(ZoneRelease::year)
          .thenComparingInt((ZoneRelease one) -> one.letters.length())
          .thenComparing(ZoneRelease::letters);

  public ZoneRelease {
    if (!RULE.matcher(year + letters).matches()) {
      throw new IllegalArgumentException(
          "A release of the tz database (%d%s) is a year and a letter, such as 2026b."
              .formatted(year, letters));
    }
  }

  /** The release of that name; empty if it is none, as for {@code unknown} or a git revision. */
  public static Optional<ZoneRelease> find(String text) {
    Matcher matcher = RULE.matcher(text);
    return matcher.matches()
        ? Optional.of(new ZoneRelease(Integer.parseInt(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  public boolean isNewerThan(ZoneRelease other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(ZoneRelease other) {
    return BY_AGE.compare(this, other);
  }

  @Override
  public String toString() {
    return year + letters;
  }
}
