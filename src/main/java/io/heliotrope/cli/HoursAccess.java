package io.heliotrope.cli;

import io.heliotrope.config.Mistakes;
import io.heliotrope.console.HoursJson;
import io.heliotrope.journal.Journal;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.HoursRefused;
import io.heliotrope.session.Rulebook;
import io.heliotrope.store.HoursFolder;
import io.heliotrope.time.Clock;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The hours that count: those of the running server, or, where none runs, what it keeps in its
 * folder.
 */
final class HoursAccess {

  private static final String ROOT = "root";

  /** These change nothing. */
  private static final Set<String> LOOKS = Set.of("export", "diff", "log", "overrides");

  @Mixin private ServerApi api = new ServerApi();
  @Mixin private Common common = new Common();

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * What came of it.
   *
   * @throws IllegalStateException if it was refused, with the reason
   */
  JsonNode ask(String action, Map<String, ?> body) throws IOException {
    Optional<ServerApi.Answer> served = api.postIfServed("/api/hours/" + action, body);
    if (served.isPresent()) {
      return served.get().orRefused();
    }
    return alone(action, body);
  }

  private JsonNode alone(String action, Map<String, ?> body) throws IOException {
    Path journal = api.journal();
    var mistakes = new Mistakes();
    Rulebook files = common.files(common.texts(mistakes), mistakes);
    try {
      return mapper.readTree(
          new HoursJson(desk(LOOKS.contains(action), common.folder(), journal, files))
              .ask(action, new JsonObject(mapper.writeValueAsString(body)))
              .orElseThrow()
              .encode());
    } catch (HoursRefused refused) {
      throw new IllegalStateException(refused.text(), refused);
    }
  }

  private static HoursDesk desk(boolean looks, Path config, Path journal, Rulebook files)
      throws IOException {
    var folder = new HoursFolder(journal);
    var days = KeptCalendars.look(config, Optional.of(journal), files.feeds().values()).days();
    if (looks) {
      return HoursDesk.toLookAt(folder, Clock.SYSTEM, files, days);
    }
    mustBeOurs(journal);
    return new HoursDesk(folder, Clock.SYSTEM, Journal.atOnce(), files, days);
  }

  /** What root writes there, the server could not read. */
  static void mustBeOurs(Path journal) throws IOException {
    String owner = Files.getOwner(journal).getName();
    if (System.getProperty("user.name").equals(ROOT) && !owner.equals(ROOT)) {
      throw new IllegalStateException(
          "%s belongs to %s.%nMaybe: sudo -u %s heliotrope hours …"
              .formatted(journal, owner, owner));
    }
  }

  /** Prints the answer as a machine reads it; false if people are to read it. */
  boolean printed(JsonNode answer, PrintWriter out) {
    if (json) {
      out.println(answer.toPrettyString());
      out.flush();
    }
    return json;
  }

  /** What changes, line by line. */
  static void tellReview(JsonNode answer, PrintWriter out) {
    for (JsonNode line : answer.path("lines")) {
      String text = line.path("text").asString();
      switch (line.path("kind").asString()) {
        case "site" -> out.println(text);
        case "opens" -> out.println(coloured("  + " + text, "32"));
        case "closes" -> out.println(coloured("  - " + text, "31"));
        case "gap-opened" -> out.println(coloured("  ! " + text, "1;31"));
        case "gap-closed" -> out.println(coloured("  ✓ " + text, "32"));
        default -> out.println(text);
      }
    }
    out.flush();
  }

  private static String coloured(String text, String colour) {
    return Ansi.AUTO.enabled() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
