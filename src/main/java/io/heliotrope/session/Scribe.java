package io.heliotrope.session;

import io.heliotrope.journal.JournalEntry;
import java.time.Instant;

/** Writes into the journal, and knows what time it is. */
interface Scribe {

  void record(JournalEntry entry);

  Instant now();
}
