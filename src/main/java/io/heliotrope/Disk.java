package io.heliotrope;

import io.heliotrope.calendar.CalendarReader;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.ServerSettings;
import io.heliotrope.feeds.FeedFetcher;
import io.heliotrope.journal.Journal;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.Rulebook;
import io.heliotrope.store.FeedFolder;
import io.heliotrope.store.HoursFolder;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.store.JournalSettings;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.util.Optional;

/** Opens what a server keeps in the folder of its journal. */
final class Disk {

  private Disk() {}

  static JournalFiles journal(ServerSettings.Journal journal) {
    try {
      return new JournalFiles(
          new JournalSettings(journal.folder(), (long) journal.fileSize() << 20, journal.files()));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The journal can't be kept: %s%nMaybe set 'journal: { folder: ... }', or give the folder to the user who runs heliotrope."
              .formatted(FileTrouble.text(e)),
          e);
    }
  }

  /** The calendars that others keep, by their last good copies. */
  static FeedDesk feeds(
      ServerSettings.Journal kept, FeedFetcher fetcher, Clock clock, Journal journal) {
    return new FeedDesk(
        new FeedFolder(kept.folder()),
        fetcher,
        new CalendarReader(),
        clock,
        Optional.of(journal),
        task -> Thread.ofVirtual().name("calendars").start(task));
  }

  /** The hours that were published. */
  static HoursDesk hours(
      ServerSettings.Journal kept,
      Clock clock,
      Journal journal,
      Rulebook rulebook,
      FeedDesk feeds) {
    var shelf = new HoursFolder(kept.folder());
    try {
      return new HoursDesk(shelf, clock, journal, rulebook, feeds.days());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The hours that were published can't be read: %s%nMaybe give the folder of the journal to the user who runs heliotrope."
              .formatted(FileTrouble.text(e)),
          e);
    }
  }
}
