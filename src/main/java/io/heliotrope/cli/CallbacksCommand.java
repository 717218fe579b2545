package io.heliotrope.cli;

import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.store.JournalFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the calls that we owe. */
@Command(name = "callbacks", description = "Lists the promises to call back that are still open.")
final class CallbacksCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-j", "--journal"},
      paramLabel = "DIR",
      defaultValue = "${env:HELIOTROPE_JOURNAL:-/var/lib/heliotrope/journal}",
      description = "The journal's folder (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("/var/lib/heliotrope/journal");

  @Override
  public Integer call() throws IOException {
    Common.mustBeJournal(folder, spec);
    List<Owed> owed = new JournalFolder(folder).owedCallbacks();
    PrintWriter out = spec.commandLine().getOut();
    for (Owed one : owed) {
      out.printf(
          "%s  %-16s %-12s %-3s %s%s%n",
          one.since(), one.number(), one.queue(), one.language(), one.call(), tried(one.tries()));
    }
    if (owed.isEmpty()) {
      out.println("No call back is owed.");
    }
    out.flush();
    return 0;
  }

  private static String tried(int times) {
    return switch (times) {
      case 0 -> "";
      case 1 -> ", tried once";
      default -> ", tried %d times".formatted(times);
    };
  }
}
