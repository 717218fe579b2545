package io.heliotrope.store;

import io.heliotrope.config.FileTrouble;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Keeps the journal on disk: a line of JSON per entry, in files {@code journal-DATE-NUMBER.jsonl}.
 * When the disk can't be written, entries wait in memory, within bounds, and calls go on.
 */
public final class JournalFiles implements Journal.Subscriber, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(JournalFiles.class);

  /** What may wait for a disk that can't be written: an hour of a busy day. */
  private static final int MOST_WAITING = 64 << 20;

  private final JournalSettings settings;
  private final EntryWriter writer = new EntryWriter();
  private final Pending pending = new Pending();
  private JsonGenerator json;
  private @Nullable FileChannel file;
  private LocalDate day = LocalDate.EPOCH;
  private long written;
  private boolean failing;
  private volatile long dropped;

  /**
   * @throws IOException if the folder can't be made or written
   */
  public JournalFiles(JournalSettings settings) throws IOException {
    this.settings = settings;
    Files.createDirectories(settings.folder());
    if (!Files.isWritable(settings.folder())) {
      throw new AccessDeniedException(settings.folder().toString());
    }
    this.json = generator();
  }

  private JsonGenerator generator() {
    return JsonFactory.builder()
        .rootValueSeparator("") // each entry ends its own line
        .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
        .build()
        .createGenerator(ObjectWriteContext.empty(), pending);
  }

  @Override
  public void on(JournalEntry entry) {
    if (pending.size() > MOST_WAITING) {
      dropped++;
      return;
    }
    LocalDate today = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
    if (!today.equals(day) || written + pending.size() > settings.largest()) {
      flush();
      day = today;
      closeFile();
    }
    try {
      writer.write(entry, json);
      json.writeRaw('\n');
    } catch (RuntimeException e) {
      giveUp(entry, e);
    }
  }

  /** The line stays torn, which readers pass over; what comes after it must not suffer. */
  private void giveUp(JournalEntry entry, RuntimeException why) {
    json.flush();
    pending.write('\n');
    json = generator();
    if (dropped++ == 0) {
      log.error("A {} can't be written and is lost", entry.getClass().getSimpleName(), why);
    }
  }

  @Override
  public void caughtUp() {
    flush();
  }

  /**
   * Entries lost: the disk could not be written for too long, or they could not. 0 in good health.
   */
  public long dropped() {
    return dropped;
  }

  @Override
  public void close() {
    flush();
    closeFile();
  }

  private void flush() {
    json.flush();
    if (pending.size() == 0) {
      return;
    }
    try {
      if (file == null) {
        file = open();
      }
      written += pending.drainTo(file);
      if (failing) {
        failing = false;
        log.info("The journal is written again; {} entries were lost meanwhile", dropped);
      }
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        log.error(
            "The journal can't be written to {}: {}. Entries wait in memory, calls go on",
            settings.folder(),
            FileTrouble.why(e));
      }
    }
  }

  private FileChannel open() throws IOException {
    List<Path> files = JournalFolder.files(settings.folder());
    for (int i = 0; i <= files.size() - settings.mostFiles(); i++) {
      Files.deleteIfExists(files.get(i));
    }
    written = 0;
    Path last = files.isEmpty() ? null : files.getLast();
    return FileChannel.open(
        JournalFolder.next(settings.folder(), last, day),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
  }

  private void closeFile() {
    if (file != null && pending.size() == 0) {
      try {
        file.close();
      } catch (IOException e) {
        log.warn("The journal's file was not closed well: {}", e.toString());
      }
      file = null;
    }
  }

  /** What has been written but is not on disk yet. */
  private static final class Pending extends java.io.ByteArrayOutputStream {

    Pending() {
      super(64 << 10);
    }

    /** Writes it all; what an error leaves over stays. */
    int drainTo(FileChannel file) throws IOException {
      int total = count;
      var bytes = ByteBuffer.wrap(buf, 0, count);
      try {
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      } finally {
        int done = bytes.position();
        System.arraycopy(buf, done, buf, 0, count - done);
        count -= done;
      }
      return total;
    }
  }
}
