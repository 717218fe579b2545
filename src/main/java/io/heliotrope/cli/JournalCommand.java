package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.Story;
import io.heliotrope.store.JournalFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the story of a call from the journal. */
@Command(
    name = "journal",
    description = "Tells what happened in a call; without one, lists the last calls.")
final class JournalCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "CALL", description = "A call's id, as in the log.")
  private Optional<String> call = Optional.empty();

  @Option(
      names = {"-j", "--journal"},
      paramLabel = "DIR",
      defaultValue = "${env:HELIOTROPE_JOURNAL:-/var/lib/heliotrope/journal}",
      description = "The journal's folder (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("/var/lib/heliotrope/journal");

  @Option(names = "--json", description = "Print the entries as they are, one JSON object a line.")
  private boolean json;

  @Option(
      names = {"-n", "--last"},
      paramLabel = "N",
      defaultValue = "20",
      description = "How many calls to list (default: ${DEFAULT-VALUE}).")
  private int last;

  @Override
  public Integer call() throws IOException {
    Common.mustBeJournal(folder, spec);
    if (last < 1) {
      throw new ParameterException(
          spec.commandLine(), "--last: %d calls can't be listed.".formatted(last));
    }
    PrintWriter out = spec.commandLine().getOut();
    var journal = new JournalFolder(folder);
    int code = call.isPresent() ? tell(journal, new CallId(call.get()), out) : list(journal, out);
    out.flush();
    return code;
  }

  private int tell(JournalFolder journal, CallId id, PrintWriter out) throws IOException {
    List<JournalFolder.Line> lines = journal.call(id);
    if (lines.isEmpty()) {
      spec.commandLine().getErr().println("The journal knows no call " + id + ".");
      return 1;
    }
    var story = Story.ofJournalAlone();
    for (JournalFolder.Line line : lines) {
      if (json || line.entry().isEmpty()) {
        out.println(line.text());
      } else if (line.entry().get() instanceof JournalEntry.OfCall entry) {
        story
            .tell(entry)
            .ifPresent(words ->
                out.println(stamp(entry.at()) + "  " + words.replace("\n", "\n" + " ".repeat(26))));
      }
    }
    return 0;
  }

  private int list(JournalFolder journal, PrintWriter out) throws IOException {
    List<JournalEntry.CallEnded> ends = journal.lastCalls(last);
    if (ends.isEmpty()) {
      spec.commandLine().getErr().printf("No call has ended yet in %s.%n", folder);
    }
    for (JournalEntry.CallEnded end : ends.reversed()) {
      out.printf("%s  %-28s %s%n", stamp(end.at()), end.call(), Story.outcome(end.outcome()));
    }
    return 0;
  }

  private static String stamp(Instant at) {
    return "%-24s".formatted(at.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
  }
}
