package io.heliotrope.session;

import io.heliotrope.hours.FeedDays;
import java.time.LocalDate;
import java.util.Optional;

/** Whether what a calendar says now can be believed after what it said before. */
final class FeedBelief {

  /** How far anybody plans, in days. */
  static final int AHEAD = 400;

  /** Of fewer days most may go. */
  private static final int FEW = 4;

  /** No country has as many holidays in {@link #AHEAD} days. */
  private static final int MANY = 100;

  private FeedBelief() {}

  /** Its days from that one on, as far as anybody plans. */
  static int ahead(FeedDays days, LocalDate today) {
    return days.count(today, today.plusDays(AHEAD));
  }

  /** Why not, as a sentence goes on; empty if it can. */
  static Optional<String> doubt(FeedDays before, FeedDays after, LocalDate today) {
    int had = ahead(before, today);
    int has = ahead(after, today);
    if (had > 0 && has == 0) {
      return Optional.of(
          "names no day of the next %d any more, where it had %d".formatted(AHEAD, had));
    }
    if (had >= FEW && 2 * has < had) {
      return Optional.of(
          "has lost most of its days: %d of the next %d, where it had %d"
              .formatted(has, AHEAD, had));
    }
    if (has > MANY && has > 2 * had) {
      return Optional.of("names %d of the next %d days".formatted(has, AHEAD));
    }
    return Optional.empty();
  }
}
