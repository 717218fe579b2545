package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.session.port.FeedShelf;
import java.io.IOException;

/** A shelf for those who only look: what they come to is written nowhere. */
record CopiedFeeds(FeedShelf original) implements FeedShelf {

  @Override
  public Kept read(CalendarId calendar) throws IOException {
    return original.read(calendar);
  }

  @Override
  public void keep(CalendarId calendar, Kept kept) {}

  @Override
  public String stamp(CalendarId calendar) {
    return "";
  }
}
