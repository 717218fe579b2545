package io.heliotrope.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program to its end. No shell: an argument is an argument, whatever is in it. */
final class Tool {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MOST_SAID = 400;

  private Tool() {}

  /**
   * Returns what it printed, errors included.
   *
   * @param scratch a folder for what it prints
   * @throws IOException if it is missing, fails or takes longer than a minute; the message says
   *     what it said
   */
  static String run(Path scratch, List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(scratch, "said", ".txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException e) {
      throw new IOException(
          "The program '%s' can't be started (%s).\nMaybe install it: apt-get install espeak-ng sox"
              .formatted(command.getFirst(), e.getMessage()),
          e);
    }
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("%s took longer than %d s.".formatted(command, LIMIT.toSeconds()));
      }
      String output = Files.readString(said, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s ended with %d: %s"
                .formatted(
                    command,
                    process.exitValue(),
                    output.strip().substring(0, Math.min(output.strip().length(), MOST_SAID))));
      }
      return output;
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(said);
    }
  }
}
