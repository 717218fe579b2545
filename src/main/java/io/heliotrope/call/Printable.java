package io.heliotrope.call;

/** Text from the network or a file, made fit for a log line or a message. */
public final class Printable {

  private static final int MOST = 80;

  private Printable() {}

  /** The text with control characters shown as escapes, cut after 80 characters. */
  public static String of(String text) {
    var out = new StringBuilder(Math.min(text.length(), MOST) + 8);
    for (int i = 0; i < text.length() && i < MOST; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return text.length() > MOST ? out.append('…').toString() : out.toString();
  }
}
