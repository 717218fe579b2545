package io.heliotrope.it;

import io.heliotrope.demo.lab.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Heliotrope in a process of its own, as an administrator starts it. */
final class RouterProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Path files;
  private final Process process;
  private final Web web;

  private RouterProcess(Path files, Process process, Web web) {
    this.files = files;
    this.process = process;
    this.web = web;
  }

  /** Starts it with these operator's files, and waits until it takes calls. */
  static RouterProcess start(Path files, int webPort) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Scripts.home().resolve("scripts/heliotrope").toString(),
                "serve",
                "--config",
                files.toString())
            .redirectErrorStream(true)
            .redirectOutput(files.resolve("log").toFile())
            .start();
    var router = new RouterProcess(files, process, new Web(webPort));
    router.waitUntilReady();
    return router;
  }

  /** kill -9: dead at once, without a word. */
  void kill() {
    process.destroyForcibly();
  }

  /** SIGSTOP: alive, and does nothing. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  Web web() {
    return web;
  }

  /** The lines of its journal so far that tell of that kind. */
  List<String> journal(String kind) throws IOException {
    Path folder = files.resolve("journal");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var told = new ArrayList<String>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        told.addAll(Files.readString(file).lines().toList());
      }
    }
    told.removeIf(line -> !line.startsWith("{\"type\":\"" + kind + "\""));
    return told;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitUntilReady() throws IOException, InterruptedException {
    long until = System.nanoTime() + START.toNanos();
    while (!log().contains("Serving ")) {
      if (System.nanoTime() > until || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        close();
        throw new IOException("The router does not get ready:\n" + log());
      }
    }
  }

  private String log() throws IOException {
    return Files.readString(files.resolve("log"));
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
