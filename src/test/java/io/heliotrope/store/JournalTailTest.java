package io.heliotrope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTailTest {

  private static final Instant AT = Instant.parse("2026-03-24T15:05:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsWrittenLaterIsToldOnce() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      write(files, AT, "before");
      var tail = new JournalTail(folder);
      assertThat(nodes(tail)).isEmpty();
      write(files, AT, "one", "two");
      assertThat(nodes(tail)).containsExactly("one", "two");
      assertThat(nodes(tail)).isEmpty();
    }
  }

  @Test
  void oneFileIsReadAfterAnother() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      var tail = new JournalTail(folder);
      write(files, AT, "first");
      write(files, AT.plusSeconds(86_400), "next day");
      write(files, AT.plusSeconds(2 * 86_400), "the day after");
      assertThat(nodes(tail)).containsExactly("first", "next day", "the day after");
    }
  }

  @Test
  void whatIsLeftInAFileIsReadBeforeTheNext() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      write(files, AT, "seen");
      var tail = new JournalTail(folder);
      write(files, AT, "unseen");
      write(files, AT.plusSeconds(86_400), "next day");
      assertThat(nodes(tail)).containsExactly("unseen", "next day");
    }
  }

  @Test
  void halfALineIsToldWhenItIsWhole() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      write(files, AT, "whole");
    }
    Path file = JournalFolder.files(folder).getLast();
    String line = Files.readString(file).replace("whole", "Jos\u00e9");
    byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int torn = line.indexOf('\u00e9') + 1; // in the middle of a letter
    Files.write(file, java.util.Arrays.copyOf(bytes, torn), StandardOpenOption.APPEND);
    var tail = new JournalTail(folder);
    assertThat(nodes(tail)).isEmpty();
    Files.write(
        file, java.util.Arrays.copyOfRange(bytes, torn, bytes.length), StandardOpenOption.APPEND);
    assertThat(nodes(tail)).containsExactly("Jos\u00e9");
  }

  @Test
  void aFileThatWasThrownAwayIsPassedOver() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      write(files, AT, "old");
      var tail = new JournalTail(folder);
      Files.delete(JournalFolder.files(folder).getLast());
      write(files, AT.plusSeconds(86_400), "new");
      assertThat(nodes(tail)).containsExactly("new");
    }
  }

  private static void write(JournalFiles files, Instant at, String... nodes) {
    for (String node : nodes) {
      files.on(new JournalEntry.NodeEntered(at, new CallId("lab-1.1"), node));
    }
    files.caughtUp();
  }

  private static List<String> nodes(JournalTail tail) throws IOException {
    return tail.news().stream()
        .map(line -> ((JournalEntry.NodeEntered) line.entry().orElseThrow()).node())
        .toList();
  }
}
