package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.Story;
import io.heliotrope.store.JournalFolder;
import io.heliotrope.store.JournalTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    description =
        "Tells what happened in a call; without one, lists the last calls. With -f, tells what happens now.")
final class JournalCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

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

  @Option(
      names = {"-f", "--follow"},
      description =
          "Go on telling what happens as it happens: of CALL until it ends, of all calls until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Common.mustBeJournal(folder, spec);
    if (last < 1) {
      throw new ParameterException(
          spec.commandLine(), "--last: %d calls can't be listed.".formatted(last));
    }
    PrintWriter out = spec.commandLine().getOut();
    var journal = new JournalFolder(folder);
    var only = call.map(text -> new CallId(text).whole());
    if (follow) {
      follow(journal, only, out);
      return 0;
    }
    int code = only.isPresent() ? tell(journal, only.get(), out) : list(journal, out);
    out.flush();
    return code;
  }

  private int tell(JournalFolder journal, CallId id, PrintWriter out) throws IOException {
    List<JournalFolder.Line> lines = journal.call(id);
    if (lines.isEmpty()) {
      spec.commandLine().getErr().println("The journal knows no call " + id + ".");
      return 1;
    }
    new JournalTeller(out, Optional.of(id), json).tell(lines);
    return 0;
  }

  /** Ends with the call, or with whoever reads what we print. */
  private void follow(JournalFolder journal, Optional<CallId> only, PrintWriter out)
      throws IOException, InterruptedException {
    var tail = new JournalTail(folder);
    var teller = new JournalTeller(out, only, json);
    List<JournalFolder.Line> before = only.isPresent() ? before(journal, only.get()) : List.of();
    List<JournalFolder.Line> lines = before;
    teller.tell(lines);
    while (!teller.isOver(lines) && !out.checkError()) {
      lines = new ArrayList<>(tail.news());
      if (lines.isEmpty()) {
        Thread.sleep(BETWEEN_LOOKS);
      }
      lines.removeAll(before); // written while we read what was there
      teller.tell(lines);
    }
  }

  /** Without a last line of which only a part is written yet: the tail has it when it is whole. */
  private List<JournalFolder.Line> before(JournalFolder journal, CallId id) throws IOException {
    List<JournalFolder.Line> lines = journal.call(id);
    if (lines.isEmpty()) {
      spec.commandLine().getErr().printf("The journal knows no call %s yet.%n", id);
      return lines;
    }
    boolean torn = lines.getLast().entry().isEmpty() && !lines.getLast().text().endsWith("}");
    return torn ? lines.subList(0, lines.size() - 1) : lines;
  }

  private int list(JournalFolder journal, PrintWriter out) throws IOException {
    List<JournalEntry.CallEnded> ends = journal.lastCalls(last);
    if (ends.isEmpty()) {
      spec.commandLine().getErr().printf("No call has ended yet in %s.%n", folder);
    }
    for (JournalEntry.CallEnded end : ends.reversed()) {
      out.printf(
          "%s  %s%s%n",
          JournalTeller.stamp(end.at()),
          JournalTeller.column(end.call()),
          Story.outcome(end.outcome()));
    }
    return 0;
  }
}
