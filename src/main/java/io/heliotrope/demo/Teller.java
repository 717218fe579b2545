package io.heliotrope.demo;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Outcome;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the story of one call after another from the journal, as it happens. */
final class Teller implements Journal.Subscriber {

  private final Page page;
  private final Story story;
  private final List<JournalEntry.OfCall> entries = new ArrayList<>();
  private @Nullable CallId call;

  Teller(Page page, Story story) {
    this.page = page;
    this.story = story;
  }

  /** The next call that arrives is the one to tell of. */
  synchronized void turnPage() {
    entries.clear();
    call = null;
  }

  @Override
  public synchronized void on(JournalEntry entry) {
    if (!(entry instanceof JournalEntry.OfCall ofCall)) {
      return;
    }
    if (entry instanceof JournalEntry.CallArrived arrived && call == null) {
      call = arrived.call();
    }
    if (ofCall.call().equals(call)) {
      entries.add(ofCall);
      Duration since = Duration.between(entries.getFirst().at(), entry.at());
      story.tell(ofCall).ifPresent(text -> page.told(since.toNanos() / 1e9, text));
      notifyAll();
    }
  }

  /** How the call ended; empty if it does not within the limit. */
  synchronized Optional<Outcome> outcome(Duration within) {
    long until = System.nanoTime() + within.toNanos();
    while (find(JournalEntry.CallEnded.class).isEmpty()) {
      long millis = (until - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return Optional.empty();
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return find(JournalEntry.CallEnded.class).map(JournalEntry.CallEnded::outcome);
  }

  /** When the first thing of that kind happened to the call. */
  synchronized Optional<Instant> at(Class<? extends JournalEntry.OfCall> kind) {
    return find(kind).map(JournalEntry::at);
  }

  private <T extends JournalEntry.OfCall> Optional<T> find(Class<T> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
