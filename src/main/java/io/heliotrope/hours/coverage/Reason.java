package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import io.heliotrope.hours.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Why somebody is not there who was there a week before, or usually is; or the other way round. */
public sealed interface Reason {

  /**
   * The clocks of a zone change.
   *
   * @param before the offset until then
   */
  record ClockChange(ZoneId zone, Instant at, ZoneOffset before, ZoneOffset after)
      implements Reason {

    public boolean isForward() {
      return after.getTotalSeconds() > before.getTotalSeconds();
    }

    /** By how much. */
    public Duration length() {
      return Duration.ofSeconds(after.getTotalSeconds() - before.getTotalSeconds()).abs();
    }

    /** By the clock that is changed. */
    public LocalDate date() {
      return at.atOffset(before).toLocalDate();
    }
  }

  /**
   * A site's hours, or its staffing.
   *
   * @param open is it open?
   * @param seats that are left there
   */
  record SiteHours(SiteId site, boolean open, int seats, Cause cause) implements Reason {}
}
