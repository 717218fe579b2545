package io.heliotrope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java program of ours in a process of its own, pinned to one core. */
final class Program implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  private static final Pattern LISTENING =
      Pattern.compile("(?:listening |Serving .*?agi:\\S*:)(\\d+)");
  private static final int SECONDS_TO_END = 30;

  private final Process process;
  private final BufferedReader out;

  private Program(int core, List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "" + core));
    pinned.addAll(command);
    var builder = new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    process = builder.start();
    out = process.inputReader();
  }

  /**
   * A class of the benchmark's own, with this process's class path.
   *
   * @param arguments JVM flags, main class and its arguments
   */
  static Program java(int core, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.resolve("java").toString()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(arguments);
    return new Program(core, command, Map.of());
  }

  /** Heliotrope itself, by its launcher, with the JVM flags of the launcher. */
  static Program heliotrope(int core, Path folder, Map<String, String> environment)
      throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("HELIOTROPE_JAVA", JAVA.resolve("java").toString());
    return new Program(
        core, List.of("scripts/heliotrope", "serve", "--config", folder.toString()), all);
  }

  long pid() {
    return process.pid();
  }

  /** Sends a line to the program and waits for the line it answers with. */
  String ask(String order) throws IOException {
    process.outputWriter().write(order + "\n");
    process.outputWriter().flush();
    return line();
  }

  /**
   * Reads what the program says until it says where it listens, then forgets whatever else it says.
   *
   * @return the port
   */
  int port() throws IOException {
    while (true) {
      Matcher said = LISTENING.matcher(line());
      if (said.find()) {
        mute();
        return Integer.parseInt(said.group(1));
      }
    }
  }

  private String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the program ended too soon: " + process.info().commandLine());
    }
    return line;
  }

  private void mute() {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (out.readLine() != null) {}
          } catch (IOException ended) {
            // as expected
          }
        });
  }

  /** Its share of the machine's memory after a full collection, and the live heap in it. */
  Memory memory() throws IOException, InterruptedException {
    long live = liveHeap();
    for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/smaps_rollup"))) {
      if (line.startsWith("Pss:")) {
        return new Memory(Long.parseLong(line.replaceAll("\\D", "")) * 1024, live);
      }
    }
    throw new IOException("no Pss of process " + pid());
  }

  /** In bytes. */
  record Memory(long whole, long heap) {}

  private long liveHeap() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(JAVA.resolve("jcmd").toString(), "" + pid(), "GC.class_histogram")
            .start();
    String total = "";
    try (var lines = new BufferedReader(new InputStreamReader(jcmd.getInputStream()))) {
      String line;
      while ((line = lines.readLine()) != null) {
        total = line.startsWith("Total") ? line : total;
      }
    }
    jcmd.waitFor();
    return Long.parseLong(total.strip().split("\\s+")[2]);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
