package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Closes or opens sites at once, whatever else is said of their hours. */
abstract class HoursEmergency implements Callable<Integer> {

  @Mixin private HoursAccess hours = new HoursAccess();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "SITE", description = "Their short names.")
  private List<String> sites = List.of();

  @Option(names = "--all", description = "All sites.")
  private boolean all;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      description =
          "Until when, on the site's clock: '18:00', '2h', '2026-12-24 13:00', '2026-12-24' for that"
              + " day's end.")
  private String until = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who wants it so (default: you).")
  private Optional<String> by = Optional.empty();

  /** Closes. */
  @Command(
      name = "close",
      description = "Closes sites from now on, for the very next call. Calls in progress go on.")
  static final class Close extends HoursEmergency {
    @Override
    String action() {
      return "close";
    }
  }

  /** Opens. */
  @Command(
      name = "open",
      description = {
        "Opens sites from now on, for the very next call, whatever their hours are.",
        "What was closed by 'hours close' stays closed until that is taken back."
      })
  static final class Open extends HoursEmergency {
    @Override
    String action() {
      return "open";
    }
  }

  abstract String action();

  @Override
  public Integer call() throws IOException {
    if (sites.isEmpty() != all) {
      throw new ParameterException(
          spec.commandLine(), "Which sites?\nMaybe name them, or --all for all of them.");
    }
    Map<String, Object> body = new HashMap<>();
    body.put("sites", sites);
    body.put("all", all);
    body.put("to", until);
    body.put("reason", reason);
    body.put("by", by.orElseGet(AgentsCommand::by));
    JsonNode answer = hours.ask(action(), body);
    PrintWriter out = spec.commandLine().getOut();
    if (!hours.printed(answer, out)) {
      HoursSentences.tell(answer, false, out);
    }
    return 0;
  }
}
