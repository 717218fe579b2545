package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Who changed the hours. */
@Command(
    name = "log",
    description = "Tells who changed the hours: when, what and why; the latest last.")
final class HoursLogCommand implements Callable<Integer> {

  @Mixin private HoursAccess hours = new HoursAccess();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    JsonNode answer = hours.ask("log", Map.of());
    PrintWriter out = spec.commandLine().getOut();
    if (hours.printed(answer, out)) {
      return 0;
    }
    if (answer.path("log").isEmpty()) {
      out.println("The hours are as sites.yaml says; nobody has published others.");
    }
    for (JsonNode deed : answer.path("log")) {
      String number =
          deed.has("version")
              ? "version " + deed.path("version").asInt()
              : deed.has("revision") ? "override " + deed.path("revision").asInt() : "calendar";
      String why = deed.path("why").asString();
      out.printf(
          "%s  %-12s  %s%n    %s%s%n",
          deed.path("at").asString(),
          number,
          deed.path("who").asString(),
          deed.path("what").asString(),
          why.isEmpty() ? "" : " (" + why + ")");
    }
    out.flush();
    return 0;
  }
}
