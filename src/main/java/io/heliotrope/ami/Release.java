package io.heliotrope.ami;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk release, from the text a PBX gives: {@code 22.10.1+dfsg}, {@code
 * certified-20.7-cert3}.
 */
record Release(int major, int minor, int patch) implements Comparable<Release> {

  /** The oldest that speaks what we need: DeviceStateList, DTMF directions, BridgeNumChannels. */
  static final Release OLDEST = new Release(20, 0, 0);

  /** The first with the security fixes of June 2026. */
  static final Release SAFE = new Release(22, 10, 1);

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?");
  private static final Comparator<Release> ORDER =
      Comparator.comparingInt(Release::major)
          .thenComparingInt(Release::minor)
          .thenComparingInt(Release::patch);

  /** Empty where the text has no number, as in a build from a developer's branch. */
  static Optional<Release> find(String text) {
    var numbers = NUMBERS.matcher(text);
    if (!numbers.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new Release(number(numbers.group(1)), number(numbers.group(2)), number(numbers.group(3))));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  boolean isOlderThan(Release other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Release other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
