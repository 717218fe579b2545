package io.heliotrope.cli;

import io.heliotrope.config.DurationText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
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
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What agents do, and what is done for them, on the running server. */
@Command(
    name = "agents",
    description = "Lists the agents of the running server; signs them in and out, pauses them.")
final class AgentsCommand implements Callable<Integer> {

  private static final String AGENTS = "Their names, as in agents.yaml.";

  @Mixin private ServerApi api = new ServerApi();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print what the server answers, as JSON.")
  private boolean json;

  @Option(names = "--site", paramLabel = "SITE", description = "Only the agents of that site.")
  private Optional<String> site = Optional.empty();

  @Override
  public Integer call() {
    JsonNode answer = api.get("/api/agents").orRefused();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.toPrettyString());
    } else {
      List<JsonNode> agents = new ArrayList<>();
      for (JsonNode agent : answer.path("agents")) {
        if (site.isEmpty() || agent.path("site").asString().equals(site.get())) {
          agents.add(agent);
        }
      }
      out.print(AgentsTable.of(agents, Instant.now()));
    }
    out.flush();
    return 0;
  }

  @Command(name = "list", description = "Lists all agents: what they do, since when, and why.")
  int list(
      @Option(names = "--site", paramLabel = "SITE", description = "Only that site's agents.")
          Optional<String> ofSite) {
    site = ofSite.or(() -> site);
    return call();
  }

  @Command(name = "sign-in", description = "From now on they take calls.")
  int signIn(
      @Parameters(paramLabel = "AGENT", arity = "1..*", description = AGENTS) List<String> agents) {
    return ask(agents, "sign-in", Map.of());
  }

  @Command(
      name = "sign-out",
      description = "They take no more calls; who is in one, after it has ended.")
  int signOut(
      @Parameters(paramLabel = "AGENT", arity = "1..*", description = AGENTS) List<String> agents) {
    return ask(agents, "sign-out", Map.of());
  }

  @Command(
      name = "pause",
      description = "They take no calls until they resume; who is in one, after it has ended.")
  int pause(
      @Parameters(paramLabel = "AGENT", arity = "1..*", description = AGENTS) List<String> agents,
      @Option(
              names = {"-r", "--reason"},
              paramLabel = "REASON",
              required = true,
              description = "Why: lunch, training.")
          String reason) {
    return ask(agents, "pause", Map.of("reason", reason));
  }

  @Command(name = "resume", description = "Their pause is over.")
  int resume(
      @Parameters(paramLabel = "AGENT", arity = "1..*", description = AGENTS) List<String> agents) {
    return ask(agents, "resume", Map.of());
  }

  @Command(name = "end-wrap-up", description = "Their wrap-up is over.")
  int endWrapUp(
      @Parameters(paramLabel = "AGENT", arity = "1..*", description = AGENTS) List<String> agents) {
    return ask(agents, "end-wrap-up", Map.of());
  }

  @Command(name = "extend-wrap-up", description = "They need more time for their notes.")
  int extendWrapUp(
      @Parameters(paramLabel = "AGENT", arity = "1..*", description = AGENTS) List<String> agents,
      @Option(
              names = "--by",
              paramLabel = "TIME",
              required = true,
              description = "How much: 30s, 5m.")
          String by) {
    long seconds =
        DurationText.find(by)
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(),
                    "'%s' is no length of time.\nMaybe 30s or 5m?".formatted(by)))
            .toSeconds();
    return ask(agents, "extend-wrap-up", Map.of("seconds", seconds));
  }

  @Command(
      name = "locked",
      description = "Lists agents and telephones that are locked out after too many wrong PINs.")
  int locked() {
    JsonNode answer = api.get("/api/lock-outs").orRefused();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.toPrettyString());
    } else if (answer.path("locked").isEmpty()) {
      out.println("Nobody is locked out.");
    } else {
      for (JsonNode one : answer.path("locked")) {
        out.println(AgentsTable.locked(one, Instant.now()));
      }
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "unlock",
      description =
          "Lets agents, with their telephones, or telephones in again after too many wrong PINs.")
  int unlock(
      @Parameters(
              paramLabel = "AGENT|TELEPHONE",
              arity = "1..*",
              description = "An agent's name, or a telephone such as PJSIP/1001.")
          List<String> who) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int code = 0;
    for (String one : who) {
      ServerApi.Answer answer = api.post("/api/unlock", Map.of("who", one, "by", by()));
      if (json) {
        out.println(answer.body());
      } else if (answer.isGood()) {
        boolean was = answer.body().path("wasLocked").asBoolean(false);
        out.println(one + (was ? " is no longer locked out" : " was not locked out"));
      }
      if (!answer.isGood()) {
        if (!json) {
          err.println(answer.message());
        }
        code = 1;
      }
    }
    out.flush();
    err.flush();
    return code;
  }

  /** Who asks, for the journal. */
  static String by() {
    return "the command line (" + System.getProperty("user.name", "?") + ")";
  }

  /** One after the other; ends with 1 if anything was refused. */
  private int ask(List<String> agents, String action, Map<String, ?> what) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Map<String, Object> body = new HashMap<>(what);
    body.put("by", by());
    int code = 0;
    for (String agent : agents) {
      ServerApi.Answer answer = api.post("/api/agents/" + pathOf(agent) + "/" + action, body);
      if (json) {
        out.println(answer.body());
      } else if (answer.isGood()) {
        out.println(AgentsTable.sentence(answer.body(), Instant.now()));
      }
      if (!answer.isGood()) {
        if (!json) {
          err.println(answer.message());
        }
        code = 1;
      }
    }
    out.flush();
    err.flush();
    return code;
  }

  /** Names need no escapes; anything else is left for the server to refuse by its name. */
  private static String pathOf(String agent) {
    return java.net.URLEncoder.encode(agent, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
