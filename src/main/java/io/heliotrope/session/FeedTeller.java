package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedAlarm.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the journal what is wrong with calendars: when it begins, and when it ends. */
final class FeedTeller {

  private static final Logger log = LoggerFactory.getLogger(FeedTeller.class);

  private final Journal journal;
  private final Map<CalendarId, Set<Kind>> told = new HashMap<>();
  private final Map<CalendarId, List<String>> notesTold = new HashMap<>();

  FeedTeller(Journal journal) {
    this.journal = journal;
  }

  void tell(FeedState state, Instant at) {
    CalendarId id = state.feed().id();
    List<String> notes = state.notes();
    if (!notes.equals(notesTold.put(id, notes))) {
      notes.forEach(note -> log.info("calendar {}: {}", id, note));
    }
    Set<Kind> before = told.computeIfAbsent(id, _ -> EnumSet.noneOf(Kind.class));
    Set<Kind> now = EnumSet.noneOf(Kind.class);
    for (FeedAlarm alarm : state.alarms(at)) {
      now.add(alarm.kind());
      if (before.add(alarm.kind())) {
        log.warn("{}", alarm);
        journal.record(new JournalEntry.CalendarAlarm(at, id, alarm.text()));
      }
    }
    if (!before.isEmpty() && now.isEmpty()) {
      log.info("calendar {} is in order again", id);
      journal.record(new JournalEntry.CalendarInOrder(at, id));
    }
    before.retainAll(now);
  }
}
