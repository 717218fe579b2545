package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.store.JournalFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The calls that we owe. */
@Command(
    name = "callbacks",
    description = "Lists the promises to call back that are still open; takes off what is done.")
final class CallbacksCommand implements Callable<Integer> {

  @Mixin private ServerApi api = new ServerApi();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<Owed> owed = new JournalFolder(api.journal()).owedCallbacks();
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

  @Command(
      name = "done",
      description = "Takes promises off the list, whose customers somebody has called by hand.")
  int done(
      @Parameters(paramLabel = "CALL", arity = "1..*", description = "Calls, as they are listed.")
          List<String> calls,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              description = "Who has called them, for the journal (default: you).")
          Optional<String> by) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int code = 0;
    for (String call : calls) {
      ServerApi.Answer answer =
          api.post(
              "/api/callbacks/" + new CallId(call) + "/done",
              Map.of("by", by.orElseGet(AgentsCommand::by)));
      if (answer.isGood()) {
        out.printf(
            "%s (%s) is owed nothing more.%n", call, answer.body().path("number").asString());
      } else {
        err.println(answer.message());
        code = 1;
      }
    }
    out.flush();
    err.flush();
    return code;
  }

  private static String tried(int times) {
    return switch (times) {
      case 0 -> "";
      case 1 -> ", tried once";
      default -> ", tried %d times".formatted(times);
    };
  }
}
