package io.heliotrope.config;

import io.heliotrope.call.DialString;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.Printable;
import java.util.regex.Pattern;

/**
 * How the operator dials a number outside: {@code PJSIP/{number}@trunk}. {@code {number}} is the
 * number as the network presented it, {@code {digits}} the same without a {@code +}.
 */
public record DialTemplate(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{(number|digits)}");
  private static final PhoneNumber LONGEST = new PhoneNumber("+" + "0".repeat(20));

  public DialTemplate {
    if (PLACE.matcher(text).results().count() != 1) {
      throw new IllegalArgumentException(
          """
          a way to dial ('%s') says once where the number goes: {number}, or {digits} for it without '+'.
          Maybe PJSIP/{number}@your-trunk, or Local/{number}@your-context/n.\
          """
              .formatted(Printable.of(text)));
    }
    fill(text, LONGEST);
  }

  /** Of the number, its digits and a {@code +} before them are all that gets into it. */
  public DialString dial(PhoneNumber number) {
    return fill(text, number);
  }

  private static DialString fill(String text, PhoneNumber number) {
    String digits = number.value().substring(number.value().startsWith("+") ? 1 : 0);
    return new DialString(text.replace("{number}", number.value()).replace("{digits}", digits));
  }

  @Override
  public String toString() {
    return text;
  }
}
