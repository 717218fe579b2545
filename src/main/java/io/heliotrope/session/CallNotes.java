package io.heliotrope.session;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.flow.FlowCommand;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written down of one call: into the journal as it happens, and into the ledger, of which
 * its outcome is made.
 */
final class CallNotes implements Scribe {

  private static final Logger log = LoggerFactory.getLogger(CallNotes.class);

  private final CallId id;
  private final Clock clock;
  private final Journal journal;
  private final Ledger ledger = new Ledger();

  CallNotes(CallId id, Clock clock, Journal journal) {
    this.id = id;
    this.clock = clock;
    this.journal = journal;
  }

  CallId id() {
    return id;
  }

  Ledger ledger() {
    return ledger;
  }

  @Override
  public void record(JournalEntry entry) {
    journal.record(entry);
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  /** For the log as well as for the journal: whoever looks after the server reads the log first. */
  void wentWrong(String what) {
    log.warn("Call {} went on after: {}", id, what);
    record(new JournalEntry.WentWrong(now(), id, what));
  }

  /** The caller has heard that prompt. */
  void heard(String prompt, Language language, boolean interrupted) {
    record(new JournalEntry.Heard(now(), id, prompt, language, interrupted));
  }

  /** What the flow wants remembered. */
  void note(FlowCommand.Note note) {
    Instant now = now();
    switch (note) {
      case FlowCommand.Entered entered -> {
        ledger.entered(entered.node());
        record(new JournalEntry.NodeEntered(now, id, entered.node()));
      }
      case FlowCommand.Chose chose ->
          record(new JournalEntry.Chose(now, id, chose.node(), chose.key()));
      case FlowCommand.Collected c ->
          record(new JournalEntry.Collected(now, id, c.node(), c.variable(), c.count()));
      case FlowCommand.Stumbled s ->
          record(new JournalEntry.Stumbled(now, id, s.node(), s.how(), s.times()));
      case FlowCommand.TaskDone done -> {
        ledger.taskDone(done.task());
        record(new JournalEntry.TaskDone(now, id, done.task()));
      }
      case FlowCommand.Switched switched ->
          record(new JournalEntry.LanguageSwitched(now, id, switched.language()));
    }
  }
}
