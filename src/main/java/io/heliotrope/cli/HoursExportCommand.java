package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What is live, to be edited. */
@Command(
    name = "export",
    description = "Writes out the hours that are live, to be edited, compared and published.")
final class HoursExportCommand implements Callable<Integer> {

  @Mixin private HoursAccess hours = new HoursAccess();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Into that file instead of here.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() throws IOException {
    JsonNode answer = hours.ask("export", Map.of());
    PrintWriter out = spec.commandLine().getOut();
    if (hours.printed(answer, out)) {
      return 0;
    }
    String text = answer.path("text").asString();
    if (file.isPresent()) {
      Files.writeString(file.get(), text);
      out.println("Wrote " + file.get());
    } else {
      out.print(text);
    }
    out.flush();
    return 0;
  }
}
