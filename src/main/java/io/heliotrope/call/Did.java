package io.heliotrope.call;

import java.util.regex.Pattern;

/**
 * The number that was dialled to reach us: digits only, 1 to 20, as the entry dialplan lets
 * through.
 */
public record Did(String digits) {

  private static final Pattern RULE = Pattern.compile("[0-9]{1,20}");

  public Did {
    if (!RULE.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "A dialled number (%s) has 1 to 20 digits and nothing else."
              .formatted(Printable.of(digits)));
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
