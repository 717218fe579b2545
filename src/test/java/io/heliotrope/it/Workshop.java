package io.heliotrope.it;

import io.heliotrope.demo.lab.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What the tests on a real Asterisk need of the machine; where it is missing, they say so. */
public final class Workshop {

  private Workshop() {}

  /** Skips the test, with the reason, unless there is an Asterisk and everything around it. */
  public static void needsAsterisk() {
    for (String program : new String[] {"sipp", "sox", "espeak-ng"}) {
      Assumptions.assumeTrue(
          isInstalled(program), program + " is not installed (scripts/provide-tools does it)");
    }
    Assumptions.assumeTrue(
        providesAsterisk(),
        "no Asterisk 20 or newer can be had (scripts/provide-asterisk says why)");
  }

  /** A new folder with a short name: sockets live in it. */
  static Path folder() {
    try {
      return Files.createTempDirectory("he-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder and all that is in it. */
  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean providesAsterisk() {
    try {
      Process process =
          new ProcessBuilder(Scripts.home().resolve("scripts/provide-asterisk").toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
