package io.heliotrope.hours;

import io.heliotrope.config.WallTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** When a wall clock shows a time. Where it skips or repeats an hour, a start and an end differ. */
public final class WallClock {

  private WallClock() {}

  public static Instant start(WallTime time, ZoneId zone) {
    return time.offset()
        .map(offset -> time.reading().toInstant(offset))
        .orElseGet(() -> start(time.reading(), zone));
  }

  public static Instant end(WallTime time, ZoneId zone) {
    return time.offset()
        .map(offset -> time.reading().toInstant(offset))
        .orElseGet(() -> end(time.reading(), zone));
  }

  /**
   * What starts in a skipped hour starts at the change; in a repeated hour, at the first reading.
   */
  public static Instant start(LocalDateTime reading, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(reading);
    if (change == null) {
      return reading.toInstant(rules.getOffset(reading));
    }
    return change.isGap() ? change.getInstant() : reading.toInstant(change.getOffsetBefore());
  }

  /** What ends in a skipped hour ends at the change; in a repeated hour, at the second reading. */
  public static Instant end(LocalDateTime reading, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(reading);
    if (change == null) {
      return reading.toInstant(rules.getOffset(reading));
    }
    return change.isGap() ? change.getInstant() : reading.toInstant(change.getOffsetAfter());
  }
}
