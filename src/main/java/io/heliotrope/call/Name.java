package io.heliotrope.call;

import java.util.regex.Pattern;

/** The rule every name of ours keeps: it may stand in a file, an address, a log line. */
final class Name {

  private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  private Name() {}

  static String of(String kind, String value) {
    if (!RULE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          """
          The %s's name (%s) may have lower-case letters, digits, '-', '.', '_' and '@', 64 at most.
          Maybe write it in lower case with '-' for blanks.\
          """
              .formatted(kind, Printable.of(value)));
    }
    return value;
  }
}
