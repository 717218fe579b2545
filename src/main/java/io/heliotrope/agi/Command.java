package io.heliotrope.agi;

/**
 * The text of AGI commands. What we quote stays one argument of one command: Asterisk would execute
 * what follows a line feed, what goes beyond 8,191 bytes, and drop a command with a NUL in it
 * (measured on Asterisk 22.10).
 */
final class Command {

  /** With every character escaped and of four bytes, two arguments still fit. */
  private static final int LONGEST_ARGUMENT = 900;

  private Command() {}

  static String setVariable(String name, String value) {
    return "SET VARIABLE " + name + " " + quoted(value);
  }

  /** The text as one argument, without control characters, cut after 900 characters. */
  static String quoted(String text) {
    int length = Math.min(text.length(), LONGEST_ARGUMENT);
    var out = new StringBuilder(length + 2).append('"');
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      if (!Character.isISOControl(c)) {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /**
   * The keys of a telephone among those characters, as the argument that says which may interrupt.
   */
  static String keys(String keys) {
    for (int i = 0; i < keys.length(); i++) {
      if ("0123456789*#ABCD".indexOf(keys.charAt(i)) < 0) {
        throw new IllegalArgumentException(
            "Keys may be 0-9, *, # and A-D; there are %d characters, and number %d is another."
                .formatted(keys.length(), i + 1));
      }
    }
    return '"' + keys + '"';
  }
}
