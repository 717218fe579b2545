package io.heliotrope.flow;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wished by the caller's clock. Each part lasts until the next one begins. */
public enum DayPart {
  MORNING(5),
  AFTERNOON(12),
  EVENING(18),
  NIGHT(22);

  private final LocalTime begin;

  DayPart(int hour) {
    begin = LocalTime.of(hour, 0);
  }

  public static DayPart of(LocalTime time) {
    DayPart part = NIGHT;
    for (DayPart next : values()) {
      if (!time.isBefore(next.begin)) {
        part = next;
      }
    }
    return part;
  }

  /** What all these clocks agree on; empty if they do not, or there is none. */
  public static Optional<DayPart> of(Instant now, List<ZoneId> zones) {
    Set<DayPart> parts =
        zones.stream()
            .map(zone -> of(now.atZone(zone).toLocalTime()))
            .collect(Collectors.toUnmodifiableSet());
    return parts.size() == 1 ? parts.stream().findAny() : Optional.empty();
  }

  /** The words flows use. */
  public static List<String> words() {
    return Arrays.stream(values()).map(DayPart::word).toList();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
