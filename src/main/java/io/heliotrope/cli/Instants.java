package io.heliotrope.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Instants as people type them. */
final class Instants {

  private Instants() {}

  /**
   * The instant; seconds may be left out.
   *
   * @param option whose value it is, for the message
   * @throws ParameterException if the text is no instant
   */
  static Instant of(String option, String text, CommandSpec command) {
    try {
      return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          command.commandLine(),
          "%s: '%s' is no instant.%nMaybe write it like 2026-03-29T01:30Z or 2026-03-29T03:30+02:00."
              .formatted(option, text),
          e);
    }
  }

  static Instant thisSecond() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
