package io.heliotrope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.AgentState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {

  private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.000007Z");

  @Test
  void everyEntryIsOneLineAndNothingElse(@TempDir Path folder) throws Exception {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(new JournalEntry.ServerStarted(NOW, "1"));
      files.on(new JournalEntry.ServerStopping(NOW, "told to"));
      files.caughtUp();
    }

    try (var written = Files.list(folder)) {
      assertThat(Files.readString(written.toList().getFirst()))
          .isEqualTo(
              """
              {"type":"ServerStarted","at":"2026-03-29T01:30:00.000007Z","version":"1"}
              {"type":"ServerStopping","at":"2026-03-29T01:30:00.000007Z","why":"told to"}
              """);
    }
  }

  @Test
  void anEntryThatCannotBeWrittenLosesItselfAlone(@TempDir Path folder) throws Exception {
    var strange = new AgentState.Ready(Instant.MIN);
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(new JournalEntry.AgentChanged(NOW, new AgentId("ana"), strange, strange, "?"));
      files.on(new JournalEntry.ServerStopping(NOW, "told to"));
      files.caughtUp();
      assertThat(files.dropped()).isEqualTo(1);
    }

    try (var written = Files.list(folder)) {
      assertThat(Files.readAllLines(written.toList().getFirst()))
          .last()
          .isEqualTo(
              "{\"type\":\"ServerStopping\",\"at\":\"2026-03-29T01:30:00.000007Z\",\"why\":\"told to\"}");
    }
  }
}
