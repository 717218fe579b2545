package io.heliotrope.hours.coverage;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The same time of the week, in UTC, again and again: every Monday to Friday 17:00 to 18:00, from
 * 15 to 26 March.
 *
 * @param days on which it begins
 * @param length a week if it never ends
 * @param first when it begins for the first time
 * @param last when it begins for the last time
 * @param before did it go on so before what was looked at, as far as that tells?
 * @param after does it go on so?
 */
public record Recurrence(
    Set<DayOfWeek> days,
    Duration length,
    Instant first,
    Instant last,
    boolean before,
    boolean after) {

  static final Duration WEEK = Duration.ofDays(7);

  public Recurrence {
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** Does it happen in every week that was looked at? */
  public boolean isAlways() {
    return before && after;
  }

  /** Does it happen a single time? */
  public boolean isOnce() {
    return !before && !after && first.equals(last);
  }

  /** Is there no time at which it is not? */
  public boolean isAllWeek() {
    return length.compareTo(WEEK) >= 0;
  }

  /** The first of all. */
  public Stretch firstTime() {
    return new Stretch(first, first.plus(length));
  }

  /** The last of all. */
  public Stretch lastTime() {
    return new Stretch(last, last.plus(length));
  }

  static DayOfWeek day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).getDayOfWeek();
  }
}
