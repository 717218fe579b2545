package io.heliotrope.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A time that people mean: on a site's wall clock, or an instant.
 *
 * @param offset if it was named: the time is an instant, whatever the site's clock does
 */
public record WallTime(LocalDateTime reading, Optional<ZoneOffset> offset) {

  private static final DateTimeFormatter READING = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /**
   * When something begins: {@code 2026-12-24 13:00}, {@code 2026-12-24} (the day's begin) or {@code
   * 2026-12-24T13:00+01:00}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static WallTime begin(String text) {
    return read(text, 0);
  }

  /**
   * When something ends: the same, but a date alone is that day's end.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static WallTime end(String text) {
    return read(text, 1);
  }

  /**
   * An instant: {@code 2026-12-24T13:00Z}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Instant instant(String text) {
    return begin(text)
        .exact()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' leaves open in which zone.\nMaybe '2026-12-24T13:00Z' or '2026-12-24T13:00+01:00'."
                    .formatted(io.heliotrope.call.Printable.of(text))));
  }

  /** That instant, as people mean it in that zone. */
  public static WallTime of(Instant instant, ZoneId zone) {
    var there = instant.atZone(zone);
    return new WallTime(there.toLocalDateTime(), Optional.of(there.getOffset()));
  }

  /** The instant, if it is one wherever it is read. */
  public Optional<Instant> exact() {
    return offset.map(reading::toInstant);
  }

  private static WallTime read(String text, int daysLater) {
    String iso = text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T");
    try {
      if (!iso.contains("T")) {
        return new WallTime(
            LocalDate.parse(iso).plusDays(daysLater).atStartOfDay(), Optional.empty());
      }
      if (iso.matches(".*T.*([Zz]|[+-]\\d\\d(:?\\d\\d)?)$")) {
        var instant = OffsetDateTime.parse(iso);
        return new WallTime(instant.toLocalDateTime(), Optional.of(instant.getOffset()));
      }
      return new WallTime(LocalDateTime.parse(iso), Optional.empty());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          """
          '%s' is no time.
          Maybe '2026-12-24 13:00' on the site's own clock, '2026-12-24', or '2026-12-24T13:00Z'.\
          """
              .formatted(io.heliotrope.call.Printable.of(text)),
          e);
    }
  }

  /** As it may be read again, by {@link #begin} and {@link #end} alike. */
  @Override
  public String toString() {
    return offset
        .map(o -> OffsetDateTime.of(reading, o).toString())
        .orElseGet(() ->
            reading.getSecond() == 0 && reading.getNano() == 0
                ? reading.format(READING)
                : reading.toString());
  }
}
