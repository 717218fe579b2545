package io.heliotrope.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the story is written: colours only for a terminal, and not against the reader's wish. */
final class Page {

  private static final int WIDTH = 100;
  private static final int INDENT = 13;

  private final PrintWriter out;
  private final boolean colour;

  Page(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** For the standard output; colours by <a href="https://no-color.org">NO_COLOR</a>. */
  static Page ofTerminal(PrintWriter out) {
    boolean wanted = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return new Page(out, wanted && System.console() != null && System.console().isTerminal());
  }

  void line(String text) {
    print(text);
  }

  void heading(String text) {
    print("");
    print(paint("1", "── " + text + " " + "─".repeat(Math.max(3, WIDTH - 5 - text.length()))));
  }

  void remark(String text) {
    print(paint("2", text));
  }

  /** A line of the story, with the seconds since the call began. */
  void told(double seconds, String text) {
    print(String.format(Locale.ROOT, " %8.3f s  %s", seconds, wrapped(text)));
  }

  /** A line that stands beside the story. */
  void aside(String text) {
    print(paint("2", " ".repeat(INDENT) + wrapped(text)));
  }

  void check(boolean good, String text) {
    String mark = good ? paint("32", "✓") : paint("31;1", "✗");
    print("           %s %s".formatted(mark, wrapped(text)));
  }

  private synchronized void print(String text) {
    out.println(text);
    out.flush();
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private static String wrapped(String text) {
    return text.lines().map(Page::folded).collect(Collectors.joining("\n" + " ".repeat(INDENT)));
  }

  private static String folded(String text) {
    var lines = new StringBuilder();
    int column = INDENT;
    for (String word : text.split(" ", -1)) {
      if (column > INDENT && column + 1 + word.length() > WIDTH) {
        lines.append('\n').append(" ".repeat(INDENT + 2));
        column = INDENT + 2;
      } else if (column > INDENT) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
