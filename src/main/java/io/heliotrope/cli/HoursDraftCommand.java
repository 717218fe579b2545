package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Commands that take a set of hours. */
abstract class HoursDraftCommand implements Callable<Integer> {

  @Mixin private HoursAccess hours = new HoursAccess();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "DRAFT",
      description = "A file as 'hours export' writes it, edited; '-' for the standard input.")
  private Optional<Path> draft = Optional.empty();

  @Option(
      names = "--files",
      description = "Take what sites.yaml says of sites that were published otherwise meanwhile.")
  private boolean files;

  @Option(
      names = "--follows",
      paramLabel = "VERSION",
      description = "The version from which the draft was made, if it does not say so itself.")
  private Optional<Integer> follows = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When it comes into force: 2026-12-24T13:00Z (default: now).")
  private String at = "";

  /** Compares. */
  @Command(
      name = "diff",
      description = {
        "Tells what a draft would change within 400 days: open and closed times of each site, gaps in"
            + " coverage, and the queues concerned.",
        "Changes nothing."
      })
  static final class Diff extends HoursDraftCommand {

    @Override
    String action() {
      return "diff";
    }

    @Override
    void more(Map<String, Object> body) {}

    @Override
    void tell(JsonNode answer, PrintWriter out) {}
  }

  /** Publishes. */
  @Command(
      name = "publish",
      description = {
        "Publishes a draft: it counts for the very next call, or from an instant on.",
        "Refused if others changed the same sites meanwhile, or if it opens gaps in coverage that are"
            + " not accepted by name."
      })
  static final class Publish extends HoursDraftCommand {

    @Option(names = "--why", paramLabel = "TEXT", description = "Why, for people.")
    private String why = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who publishes it (default: you).")
    private Optional<String> by = Optional.empty();

    @Option(
        names = "--accept",
        arity = "1..*",
        paramLabel = "GAP",
        description = "Gaps in coverage that are meant, by the names you have been told.")
    private List<String> accept = List.of();

    @Override
    String action() {
      return "publish";
    }

    @Override
    void more(Map<String, Object> body) {
      body.put("why", why);
      body.put("by", by.orElseGet(AgentsCommand::by));
      body.put("accept", accept);
    }

    @Override
    void tell(JsonNode answer, PrintWriter out) {
      HoursSentences.published(answer, out);
    }
  }

  abstract String action();

  abstract void more(Map<String, Object> body);

  abstract void tell(JsonNode answer, PrintWriter out);

  @Override
  public Integer call() throws IOException {
    if (draft.isPresent() == files) {
      throw new ParameterException(
          spec.commandLine(),
          "Which hours?\nMaybe begin with: heliotrope hours export --output hours.yaml");
    }
    Map<String, Object> body = new HashMap<>();
    if (draft.isPresent()) {
      body.put("text", text(draft.get()));
      body.put("file", draft.get().toString());
    }
    follows.ifPresent(number -> body.put("follows", number));
    body.put("at", at);
    more(body);
    JsonNode answer = hours.ask(action(), body);
    PrintWriter out = spec.commandLine().getOut();
    if (!hours.printed(answer, out)) {
      HoursAccess.tellReview(answer, out);
      tell(answer, out);
      out.flush();
    }
    return 0;
  }

  private static String text(Path file) throws IOException {
    return file.toString().equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(file);
  }
}
