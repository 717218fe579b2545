package io.heliotrope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program of ours in a process of its own, pinned to one core. */
final class Program implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  private final Process process;
  private final BufferedReader out;

  /**
   * @param arguments JVM flags, main class and its arguments; the class path is this process's own
   */
  Program(int core, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("taskset", "-c", "" + core, JAVA.resolve("java").toString()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader();
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

  /** The next line the program says. */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the program ended too soon: " + process.info().commandLine());
    }
    return line;
  }

  /** Reads and forgets whatever the program says from now on. */
  void mute() {
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
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
