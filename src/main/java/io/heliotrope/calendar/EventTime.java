package io.heliotrope.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date or a time of an event, on the event's own clock.
 *
 * @param time empty for a date alone
 */
record EventTime(LocalDate date, Optional<LocalTime> time) {

  private static final Pattern SHAPE = Pattern.compile("(\\d{8})(?:T(\\d{6})(Z?))?");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

  /**
   * What is written there; a time in UTC is put on that clock, if the world knows it.
   *
   * @throws IllegalArgumentException if it is neither date nor time
   */
  static EventTime of(RawEvent.Value value, Optional<String> zone) {
    var shape = SHAPE.matcher(value.text());
    if (!shape.matches()) {
      throw new IllegalArgumentException("neither a date nor a time");
    }
    try {
      LocalDate date = LocalDate.parse(shape.group(1), DATE);
      if (shape.group(2) == null) {
        return new EventTime(date, Optional.empty());
      }
      LocalTime time = LocalTime.parse(shape.group(2), TIME);
      if (shape.group(3).isEmpty()) {
        return new EventTime(date, Optional.of(time));
      }
      ZoneId clock = value.zone().or(() -> zone).flatMap(EventTime::zone).orElse(ZoneOffset.UTC);
      LocalDateTime there =
          LocalDateTime.of(date, time)
              .atOffset(ZoneOffset.UTC)
              .atZoneSameInstant(clock)
              .toLocalDateTime();
      return new EventTime(there.toLocalDate(), Optional.of(there.toLocalTime()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such date or time", e);
    }
  }

  /** Is it a date, or the midnight with which one begins? */
  boolean isDay() {
    return time.isEmpty() || time.get().equals(LocalTime.MIDNIGHT);
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
