package io.heliotrope.flow;

import io.heliotrope.call.Printable;
import java.util.regex.Pattern;

/**
 * A pattern for digits in the way of a dialplan: {@code X} is any digit, {@code Z} one from 1 to 9,
 * {@code N} one from 2 to 9, a dot at the end stands for one or more characters of any kind, and
 * everything else for itself. No backtracking: a match takes one look at each character.
 */
public record NumberPattern(String text) {

  private static final Pattern RULE = Pattern.compile("(?=.)[+]?[0-9*#XZN]{0,32}[.]?");

  public NumberPattern {
    if (!RULE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          """
          A pattern (%s) has digits, *, #, X (0-9), Z (1-9), N (2-9) and at most one dot, at the end.
          Maybe '12XX' for four digits that begin with 12, or '0800.' for all that begin with 0800?\
          """
              .formatted(Printable.of(text)));
    }
  }

  public boolean matches(String value) {
    boolean open = text.endsWith(".");
    int fixed = open ? text.length() - 1 : text.length();
    if (open ? value.length() <= fixed : value.length() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      if (!fits(text.charAt(i), value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(char wanted, char c) {
    return switch (wanted) {
      case 'X' -> c >= '0' && c <= '9';
      case 'Z' -> c >= '1' && c <= '9';
      case 'N' -> c >= '2' && c <= '9';
      default -> c == wanted;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
