package io.heliotrope.session.port;

import io.heliotrope.call.CalendarId;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Where the last good copies of calendars are kept. */
public interface FeedShelf {

  /**
   * What was kept of a calendar.
   *
   * @param copy the last good one
   * @param refused a later one that was not believed
   * @param trouble what was wrong when it was last read; nothing if empty
   */
  record Kept(Optional<Copy> copy, Optional<Refused> refused, Optional<FeedAlarm> trouble) {
    public static final Kept NOTHING =
        new Kept(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A good copy.
   *
   * @param source where it is from, as its feed says
   * @param asOf when it was last seen to be so
   * @param tag by which its server knows it (ETag)
   * @param changed when its server says that it changed (Last-Modified), as it says it
   * @param by who accepted it though it was not believed; empty if it was
   */
  record Copy(
      String text,
      String source,
      Instant asOf,
      Optional<String> tag,
      Optional<String> changed,
      String by) {

    /** The same, seen to be so again. */
    public Copy seen(Instant later) {
      return new Copy(text, source, later, tag, changed, by);
    }
  }

  /** A copy that was not believed. */
  record Refused(String text, String source, Instant asOf) {}

  /**
   * What is kept; {@link Kept#NOTHING} if nothing is.
   *
   * @throws IOException if it can't be read; the message says why
   */
  Kept read(CalendarId calendar) throws IOException;

  /** Keeps this instead of what was kept. */
  void keep(CalendarId calendar, Kept kept) throws IOException;

  /** Changes whenever what is kept of it does. */
  String stamp(CalendarId calendar);
}
