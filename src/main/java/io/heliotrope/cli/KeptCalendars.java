package io.heliotrope.cli;

import io.heliotrope.calendar.CalendarReader;
import io.heliotrope.call.CalendarId;
import io.heliotrope.config.Feed;
import io.heliotrope.feeds.FeedFetcher;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.store.FeedFolder;
import io.heliotrope.time.Clock;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * Calendars that others keep, for commands: those of the web by the last good copies of the server
 * of these files, files as they are now. Nothing is fetched.
 */
public final class KeptCalendars {

  /** Where no server has kept anything. */
  private static final FeedShelf EMPTY =
      new FeedShelf() {
        @Override
        public Kept read(CalendarId calendar) {
          return Kept.NOTHING;
        }

        @Override
        public void keep(CalendarId calendar, Kept kept) {}

        @Override
        public String stamp(CalendarId calendar) {
          return "";
        }
      };

  private KeptCalendars() {}

  /**
   * How they stand.
   *
   * @param config the operator's files
   * @param journal the folder of the server's journal, if it is there
   */
  public static FeedDesk look(Path config, Optional<Path> journal, Collection<Feed> feeds) {
    FeedShelf shelf = journal.<FeedShelf>map(FeedFolder::new).orElse(EMPTY);
    try (var files = new FeedFetcher(config, Clock.SYSTEM)) {
      return FeedDesk.toLookAt(shelf, files, new CalendarReader(), Clock.SYSTEM, feeds);
    }
  }

  /** A desk at which a copy can be accepted. */
  static FeedDesk change(Path config, Path journal, Collection<Feed> feeds) {
    try (var files = new FeedFetcher(config, Clock.SYSTEM)) {
      var desk =
          new FeedDesk(
              new FeedFolder(journal),
              files,
              new CalendarReader(),
              Clock.SYSTEM,
              Optional.empty(),
              _ -> {});
      desk.feeds(feeds);
      return desk;
    }
  }
}
