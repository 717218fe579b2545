package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.Story;
import io.heliotrope.store.JournalFolder;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Prints lines of the journal, of one call or of all, in words or as they are. */
final class JournalTeller {

  private final PrintWriter out;
  private final Optional<CallId> only;
  private final boolean json;
  private final Story story = Story.ofJournalAlone();

  /** Tells of {@code only} that call; of all, if empty, each line with its call. */
  JournalTeller(PrintWriter out, Optional<CallId> only, boolean json) {
    this.out = out;
    this.only = only;
    this.json = json;
  }

  void tell(List<JournalFolder.Line> lines) {
    lines.forEach(this::tell);
    out.flush();
  }

  /** Has the only call ended? */
  boolean isOver(List<JournalFolder.Line> lines) {
    return lines.stream()
        .flatMap(line -> line.entry().stream())
        .anyMatch(entry ->
            entry instanceof JournalEntry.CallEnded end
                && only.filter(end.call()::equals).isPresent());
  }

  private void tell(JournalFolder.Line line) {
    Optional<JournalEntry> entry = line.entry();
    if (json || entry.isEmpty()) {
      if (only.isEmpty() || JournalFolder.isOf(only.get(), line.text())) {
        out.println(line.text());
      }
    } else if (entry.get() instanceof JournalEntry.OfCall ofCall
        && only.filter(call -> !call.equals(ofCall.call().whole())).isEmpty()) {
      story
          .tell(ofCall)
          .ifPresent(words -> {
            String before =
                stamp(ofCall.at()) + "  " + (only.isPresent() ? "" : column(ofCall.call()));
            out.println(before + words.replace("\n", "\n" + " ".repeat(before.length())));
          });
    }
  }

  static String stamp(Instant at) {
    return "%-24s".formatted(at.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A call's id, as the first of what is told of it. */
  static String column(CallId call) {
    return "%-28s ".formatted(call.whole());
  }
}
