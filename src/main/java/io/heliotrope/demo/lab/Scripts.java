package io.heliotrope.demo.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The project's scripts. */
public final class Scripts {

  private Scripts() {}

  /**
   * The folder that holds {@code scripts} and {@code asterisk-config}: named by the system property
   * {@code heliotrope.home}, or else the nearest one above the working directory.
   */
  public static Path home() {
    String named = System.getProperty("heliotrope.home", "");
    Path start = Path.of(named).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("scripts/pbx"))) {
        return folder;
      }
    }
    throw new LabException(
        """
        Neither %s nor a folder above it holds scripts/pbx.
        Maybe start from the project's own folder, or set -Dheliotrope.home=FOLDER.\
        """
            .formatted(start));
  }

  /** A process of that script, not started yet. */
  static ProcessBuilder process(String script, List<String> arguments) {
    Path home = home();
    var command = new ArrayList<String>();
    command.add(home.resolve("scripts").resolve(script).toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(home.toFile());
  }

  /**
   * Runs a script to its end.
   *
   * @return what it wrote, both streams together
   * @throws LabException if it fails
   */
  public static String run(String script, List<String> arguments) {
    try {
      Process process = process(script, arguments).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new LabException("scripts/%s ended with %d:\n%s".formatted(script, code, said));
      }
      return said;
    } catch (IOException e) {
      throw new LabException("scripts/" + script + " could not be run.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while scripts/" + script + " ran.", e);
    }
  }
}
