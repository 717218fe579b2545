package io.heliotrope.cli.doctor;

import java.util.Locale;

/**
 * How one thing was found.
 *
 * @param subject what was looked at, in a word or two
 * @param text how it is, in one line
 * @param remedy what to do about it; empty if nothing has to be done
 */
public record Finding(Level level, String subject, String text, String remedy) {

  /** How bad it is. */
  public enum Level {
    OK,
    WARNING,
    ERROR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, "");
  }

  public static Finding warning(String subject, String text, String remedy) {
    return new Finding(Level.WARNING, subject, text, remedy);
  }

  public static Finding error(String subject, String text, String remedy) {
    return new Finding(Level.ERROR, subject, text, remedy);
  }
}
