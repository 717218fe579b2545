package io.heliotrope.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A caller's number as the network presented it: an optional {@code +} and 1 to 20 digits. It
 * proves nothing about who calls, and is never put into a dial string.
 */
public record PhoneNumber(String value) {

  private static final Pattern RULE = Pattern.compile("\\+?[0-9]{1,20}");

  public PhoneNumber {
    if (!RULE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A telephone number (%s) has an optional '+' and 1 to 20 digits."
              .formatted(Printable.of(value)));
    }
  }

  /**
   * The number, or empty if the text is not one ({@code unknown}, {@code anonymous}, forged lines).
   */
  public static Optional<PhoneNumber> find(String text) {
    return RULE.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
