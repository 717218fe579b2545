package io.heliotrope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

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

  /** Their numbers. */
  public static List<Integer> cores() {
    return IntStream.range(0, Runtime.getRuntime().availableProcessors()).boxed().toList();
  }
}
