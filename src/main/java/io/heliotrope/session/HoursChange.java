package io.heliotrope.session;

import io.heliotrope.config.OverrideSheet;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.journal.JournalEntry;
import java.util.List;

/** What is to be kept of the hours, and what the journal is to tell of it. */
sealed interface HoursChange {

  record Publish(HoursVersion version, JournalEntry entry) implements HoursChange {}

  record Override(OverrideSheet sheet, List<? extends JournalEntry> entries)
      implements HoursChange {}

  record Nothing() implements HoursChange {}

  /** How somebody comes to a change, and what they say of it. */
  interface Decision<T> {
    Made<T> make(HoursNow now);
  }

  record Made<T>(HoursChange change, T answer) {}
}
