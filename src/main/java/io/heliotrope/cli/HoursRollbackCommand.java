package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Takes back what was published. */
@Command(
    name = "rollback",
    description = {
      "Takes back what was published last, or since a version, also what is still to come.",
      "That is a version of its own: taken back in turn, what was taken back is there again."
    })
final class HoursRollbackCommand implements Callable<Integer> {

  @Mixin private HoursAccess hours = new HoursAccess();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "All that was published after that version is taken back (default: the last).")
  private Optional<Integer> to = Optional.empty();

  @Option(names = "--why", paramLabel = "TEXT", description = "Why, for people.")
  private String why = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who wants it so (default: you).")
  private Optional<String> by = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Map<String, Object> body = new HashMap<>();
    to.ifPresent(version -> body.put("to", version));
    body.put("why", why);
    body.put("by", by.orElseGet(AgentsCommand::by));
    JsonNode answer = hours.ask("rollback", body);
    PrintWriter out = spec.commandLine().getOut();
    if (!hours.printed(answer, out)) {
      HoursAccess.tellReview(answer, out);
      HoursSentences.published(answer, out);
      out.flush();
    }
    return 0;
  }
}
