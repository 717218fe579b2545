package io.heliotrope.session;

import io.heliotrope.config.FileTrouble;
import io.heliotrope.journal.Journal;
import io.heliotrope.session.port.HoursShelf;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that a calendar has changed: in the log, in the journal, and among what was done. */
final class CalendarTeller {

  private static final Logger log = LoggerFactory.getLogger(CalendarTeller.class);

  private final HoursShelf shelf;
  private final Journal journal;

  CalendarTeller(HoursShelf shelf, Journal journal) {
    this.shelf = shelf;
    this.journal = journal;
  }

  void tell(CalendarNews news) {
    log.info("{}", news);
    journal.record(news.entry());
    try {
      shelf.alone(() -> {
        shelf.done(news.deed());
        return true;
      });
    } catch (IOException e) {
      log.error("That a calendar has changed can't be written down: {}", FileTrouble.text(e));
    }
  }
}
