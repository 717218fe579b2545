package io.heliotrope.bench.connect;

import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.lab.Scripts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Heliotrope whole, as its launcher starts it. */
final class HeliotropeProcess implements AutoCloseable {

  private static final Duration TO_START = Duration.ofSeconds(60);
  private static final Duration TO_END = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;

  private HeliotropeProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it with the files in that folder, and waits until it hears that PBX. */
  static HeliotropeProcess start(Path config, int webPort, LabPbx pbx)
      throws IOException, InterruptedException {
    Path launcher = Scripts.home().resolve("scripts/heliotrope");
    Path log = config.resolveSibling("heliotrope.log");
    var builder =
        new ProcessBuilder(launcher.toString(), "serve", "--config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("BENCH_SECRET", pbx.amiSecret());
    builder.environment().put("BENCH_SYSTEM_NAME", pbx.systemName());
    builder
        .environment()
        .put("HELIOTROPE_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    var heliotrope = new HeliotropeProcess(builder.start(), log);
    heliotrope.waitUntilWell(URI.create("http://127.0.0.1:" + webPort + "/health"));
    return heliotrope;
  }

  private void waitUntilWell(URI health) throws IOException, InterruptedException {
    long until = System.nanoTime() + TO_START.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (!isWell(http, health)) {
        if (!process.isAlive() || System.nanoTime() > until) {
          close();
          throw new IllegalStateException("Heliotrope did not start:\n" + Files.readString(log));
        }
        Thread.sleep(50);
      }
    }
  }

  private static boolean isWell(HttpClient http, URI health) throws InterruptedException {
    try {
      var answer = http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
      return answer.statusCode() == 200 && !answer.body().contains("AMI of PBX");
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
