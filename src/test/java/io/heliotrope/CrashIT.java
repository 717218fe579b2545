package io.heliotrope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.cli.HeliotropeCommand;
import io.heliotrope.cli.InitCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own that is killed in mid-work: what the next one still knows. */
class CrashIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");
  private Process server;

  @BeforeEach
  void aCompany() throws IOException {
    InitCommand.copyCompany(folder);
    for (String secret : List.of("ami-secret", "system-name")) {
      Path file = Files.writeString(folder.resolve(secret), "known-to-nobody-else");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(
        folder.resolve("heliotrope.yaml"),
        """
        agi: { listen: "127.0.0.1:0" }
        web: { listen: "127.0.0.1:0" }
        journal: { folder: journal }
        sounds: sounds
        pbxs:
          demo: { ami: "127.0.0.1:1", secret-file: ami-secret, system-name-file: system-name }
        """);
    server = start();
  }

  @AfterEach
  void end() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  @Test
  void whoWasPausedOrSignedOutStillIsAfterKillMinusNine() throws Exception {
    assertThat(agents("pause", "ana", "--reason", "lunch")).contains("ana is paused (lunch)");
    assertThat(agents("sign-out", "luc")).contains("luc is signed out");
    await().atMost(PATIENCE).until(() -> journal().contains("\"agent\":\"luc\",\"duty\":"));

    server.destroyForcibly().waitFor(); // SIGKILL
    tearLastLine();
    server = start();

    assertThat(agents()).containsPattern("ana .* paused \\(lunch\\)");
    assertThat(agents()).containsPattern("luc .* signed out");
    assertThat(agents()).containsPattern("maria .* ready");
    assertThat(agents("resume", "ana")).contains("ana is ready");
  }

  private Process start() throws IOException {
    Files.deleteIfExists(folder.resolve("journal/api.json"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.heliotrope.Heliotrope",
                "serve",
                "--config",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    await()
        .atMost(PATIENCE)
        .failFast(() -> {
          if (!process.isAlive()) {
            throw new AssertionError(Files.readString(folder.resolve("log")));
          }
        })
        .until(() -> Files.exists(folder.resolve("journal/api.json")));
    return process;
  }

  /** As if the power had gone in mid-word. */
  private void tearLastLine() throws IOException {
    List<Path> files = journalFiles();
    Files.writeString(
        files.getLast(), "{\"type\":\"DutyChanged\",\"at\":\"2026-", StandardOpenOption.APPEND);
  }

  private String journal() {
    try {
      var text = new StringBuilder();
      for (Path file : journalFiles()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> journalFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private String agents(String... arguments) {
    var out = new StringWriter();
    List<String> all = new ArrayList<>(List.of("agents"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--journal", folder.resolve("journal").toString()));
    int code =
        HeliotropeCommand.line(
                (config, clock, subscribers) -> {
                  throw new AssertionError("the server runs elsewhere");
                })
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(all.toArray(String[]::new));
    assertThat(code).as(out.toString()).isZero();
    return out.toString();
  }
}
