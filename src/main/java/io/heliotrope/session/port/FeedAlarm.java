package io.heliotrope.session.port;

/**
 * What is wrong with a calendar.
 *
 * @param text a sentence that names it, and on a line with "Maybe" what to do
 */
public record FeedAlarm(Kind kind, String text) {

  /** Kinds of trouble; each is told once, until it is over. */
  public enum Kind {
    /** It could not be fetched, or was no calendar. */
    UNREADABLE,
    /** It had lost most of its days, or become most of the year. */
    UNBELIEVABLE,
    /** Its last good copy is too old. */
    STALE,
    /** It names no day to come. */
    EMPTY,
    /** What is read of it can't be kept for the next start. */
    NOT_KEPT
  }

  @Override
  public String toString() {
    return text;
  }
}
