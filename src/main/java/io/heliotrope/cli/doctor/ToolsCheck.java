package io.heliotrope.cli.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether the programs are there that speak prompts and level them. */
public final class ToolsCheck implements Check {

  private static final List<String> PROGRAMS = List.of("espeak-ng", "sox");

  private final String path;

  /**
   * @param environment of which {@code PATH} tells where programs are
   */
  public ToolsCheck(Map<String, String> environment) {
    this.path = environment.getOrDefault("PATH", "");
  }

  @Override
  public List<Finding> look() {
    return PROGRAMS.stream().map(this::find).toList();
  }

  private Finding find(String program) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> Finding.ok(program, found.toString()))
        .orElseGet(() ->
            Finding.warning(
                program,
                "is not here: prompts can't be rendered on this machine",
                "apt-get install " + program));
  }
}
