package io.heliotrope.call;

import java.util.regex.Pattern;

/**
 * What a caller typed: 0 to 32 of {@code 0-9 * # A-D}. Its text form shows how many, never which:
 * account numbers and PINs must not reach a log.
 */
public record Digits(String value) {

  private static final Pattern RULE = Pattern.compile("[0-9*#A-D]{0,32}");

  public static final Digits NONE = new Digits("");

  public Digits {
    if (!RULE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Digits may be 0-9, *, # and A-D, 32 at most; got " + value.length() + " characters.");
    }
  }

  public int count() {
    return value.length();
  }

  public Digits plus(char digit) {
    return new Digits(value + digit);
  }

  @Override
  public String toString() {
    return "•".repeat(value.length());
  }
}
