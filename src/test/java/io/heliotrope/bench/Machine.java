package io.heliotrope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what was measured. */
public final class Machine {

  private Machine() {}

  /** Its processor, as it calls itself. */
  public static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst("[^:]*: *", ""))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** Its kernel and its Java. */
  public static String software() {
    return "Linux %s, Java %s"
        .formatted(System.getProperty("os.version"), System.getProperty("java.vm.version"));
  }

  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
