package io.heliotrope.cli;

import io.heliotrope.calendar.CalendarReader;
import io.heliotrope.call.CalendarId;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Feed;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Whereabouts;
import io.heliotrope.feeds.FeedFetcher;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.FeedState;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.store.FeedFolder;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /**
   * Warns of calendars in files that can't be read, or name no day to come. Those of the web are
   * asked by the server alone.
   */
  static void check(Path config, Collection<Feed> feeds, Mistakes mistakes) {
    List<Feed> files =
        feeds.stream().filter(feed -> feed.source() instanceof Feed.Source.Local).toList();
    if (files.isEmpty()) {
      return;
    }
    var sites = new Whereabouts(text(config.resolve(CompanyReader.SITES)));
    for (FeedState state : look(config, Optional.empty(), files).states()) {
      for (FeedAlarm alarm : state.alarms(Clock.SYSTEM.now())) {
        String[] parts = alarm.text().split("\n", 2);
        var place =
            sites.find(CompanyReader.SITES, List.of("calendars", state.feed().id().name(), "file"));
        mistakes.warning(
            place.place(),
            place.path(),
            parts[0],
            parts.length > 1 ? parts[1] : "Maybe a path below this folder, or a whole one.");
      }
    }
  }

  private static Map<String, String> text(Path sites) {
    try {
      return Map.of(CompanyReader.SITES, Files.readString(sites));
    } catch (IOException told) {
      return Map.of();
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
