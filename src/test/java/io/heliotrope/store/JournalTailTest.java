package io.heliotrope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
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
  void aLongFileIsReadPieceByPiece() throws IOException {
    String name = "x".repeat(1_000);
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      write(files, AT, "before");
      var tail = new JournalTail(folder);
      for (int i = 0; i < 3_000; i++) {
        files.on(new JournalEntry.NodeEntered(AT, new CallId("lab-1.1"), i + name));
      }
      files.caughtUp();
      assertThat(tail.news()).hasSizeBetween(500, 1_100);
      assertThat(nodes(tail)).last().isEqualTo("2999" + name);
    }
  }

  @Test
  void aFileThatWasEmptiedIsReadFromItsBeginning() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      write(files, AT, "one", "two");
    }
    var tail = new JournalTail(folder);
    Path file = JournalFolder.files(folder).getLast();
    Files.writeString(file, Files.readAllLines(file).getFirst() + "\n");
    assertThat(nodes(tail)).containsExactly("one");
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

  /** All that there is now. */
  private static List<String> nodes(JournalTail tail) throws IOException {
    List<String> nodes = new ArrayList<>();
    for (var news = tail.news(); !news.isEmpty(); news = tail.news()) {
      news.forEach(
          line -> nodes.add(((JournalEntry.NodeEntered) line.entry().orElseThrow()).node()));
    }
    return nodes;
  }
}
