package io.heliotrope.hours;

/**
 * From one reading of the wall clock to another, in minutes from the midnight with which the day
 * begins. What is after 24:00 belongs to the next day's morning.
 *
 * @param to up to 48:00; after {@code from}, or the same where no end is named
 * @param openEnd may it last longer?
 */
record TimeRange(int from, int to, boolean openEnd) {

  static final int DAY = 24 * 60;

  static final TimeRange WHOLE_DAY = new TimeRange(0, DAY, false);

  TimeRange {
    if (from < 0 || from >= DAY || to < from || to > 2 * DAY || (to == from && !openEnd)) {
      throw new IllegalArgumentException("No time range: %d to %d minutes.".formatted(from, to));
    }
  }

  /** {@code 17:00+}: nobody is there for sure at any time. */
  boolean namesNoEnd() {
    return to == from;
  }
}
