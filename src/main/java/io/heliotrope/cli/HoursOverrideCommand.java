package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Other hours for a while. */
@Command(
    name = "override",
    description = {
      "Has a site open, closed or at other hours for a while; without a site, lists what was said so.",
      "Times are the site's own: '18:00', '2026-12-24 13:00', '2026-12-24' (the whole day), '2h'; or"
          + " an instant: '2026-12-24T13:00Z'.",
    })
final class HoursOverrideCommand implements Callable<Integer> {

  @Mixin private HoursAccess hours = new HoursAccess();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "SITE", description = "Its short name.")
  private Optional<String> site = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "By which it can be taken back: christmas-party.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--cancel", description = "Take the override of that name back.")
  private boolean cancel;

  @Option(names = "--from", paramLabel = "TIME", description = "When it begins (default: now).")
  private String from = "";

  @Option(names = "--to", paramLabel = "TIME", description = "When it ends.")
  private String to = "";

  @ArgGroup private @org.jspecify.annotations.Nullable Effect effect;

  /** What it does. */
  static final class Effect {
    @Option(names = "--closed", description = "The site is closed.")
    private boolean closed;

    @Option(names = "--open", description = "The site is open.")
    private boolean open;

    @Option(
        names = "--hours",
        paramLabel = "HOURS",
        description = "The site has these hours, such as 'Mo-Su 10:00-14:00'.")
    private String hours = "";
  }

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for people.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who wants it so (default: you).")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--accept",
      arity = "1..*",
      paramLabel = "GAP",
      description = "Gaps in coverage that are meant, by the names you have been told.")
  private List<String> accept = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (site.isEmpty()) {
      list(out);
      return 0;
    }
    if (name.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "It needs a name.\nMaybe: hours override SITE christmas-party …");
    }
    Map<String, Object> body = new HashMap<>();
    body.put("site", site.get());
    body.put("name", name.get());
    body.put("by", by.orElseGet(AgentsCommand::by));
    body.put("accept", accept);
    if (!cancel) {
      if (effect == null) {
        throw new ParameterException(
            spec.commandLine(), "What shall it be?\nMaybe --closed, --open or --hours \"…\".");
      }
      body.put("effect", effect.closed ? "closed" : effect.open ? "open" : "");
      body.put("hours", effect.hours);
      body.put("from", from);
      body.put("to", to);
      body.put("reason", reason);
    }
    JsonNode answer = hours.ask(cancel ? "cancel" : "override", body);
    if (!hours.printed(answer, out)) {
      HoursSentences.tell(answer, cancel, out);
    }
    return 0;
  }

  private void list(PrintWriter out) throws IOException {
    JsonNode answer = hours.ask("overrides", Map.of());
    if (hours.printed(answer, out)) {
      return;
    }
    if (answer.path("overrides").isEmpty()) {
      out.println("Nothing is overridden, but by what the hours themselves say.");
    }
    for (JsonNode one : answer.path("overrides")) {
      out.println(HoursSentences.of(one) + HoursSentences.author(one));
    }
    out.flush();
  }
}
