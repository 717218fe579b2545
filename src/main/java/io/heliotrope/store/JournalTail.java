package io.heliotrope.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of the journal, read on and on while a server writes there, from file to file. */
public final class JournalTail {

  /** Of a file that long nobody wants to wait for the end; and no line is that long. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private final Path folder;
  private final EntryReader reader = new EntryReader();
  private @Nullable Path file;
  private long position;

  /** Begins where the journal ends now, at a line that may still be being written. */
  public JournalTail(Path folder) throws IOException {
    this.folder = folder;
    List<Path> files = JournalFolder.files(folder);
    if (!files.isEmpty()) {
      file = files.getLast();
      position = Math.max(0, Files.size(file) - MOST_AT_ONCE);
      position += whole(read(file));
    }
  }

  /** Next lines that have been finished, in order; empty if there are none just now. */
  public List<JournalFolder.Line> news() throws IOException {
    List<Path> files =
        JournalFolder.files(folder); // before reading: what has a next one is finished
    int at = file == null ? -1 : files.indexOf(file); // -1: thrown away, all others come after it
    List<JournalFolder.Line> news = at < 0 ? List.of() : readOn(files.get(at));
    while (news.isEmpty() && at + 1 < files.size()) {
      at++;
      file = files.get(at);
      position = 0;
      news = readOn(file);
    }
    return news;
  }

  private List<JournalFolder.Line> readOn(Path from) throws IOException {
    byte[] bytes = read(from);
    int end = bytes.length == MOST_AT_ONCE && whole(bytes) == 0 ? bytes.length : whole(bytes);
    position += end;
    return new String(bytes, 0, end, StandardCharsets.UTF_8)
        .lines()
        .map(text -> new JournalFolder.Line(text, reader.read(text)))
        .toList();
  }

  private byte[] read(Path from) throws IOException {
    try (FileChannel channel = FileChannel.open(from)) {
      position = position > channel.size() ? 0 : position; // somebody has emptied it
      var bytes = ByteBuffer.allocate((int) Math.min(MOST_AT_ONCE, channel.size() - position));
      int count = Math.max(0, channel.read(bytes, position));
      return Arrays.copyOf(bytes.array(), count);
    } catch (NoSuchFileException thrownAway) {
      return new byte[0];
    }
  }

  /** How many of these bytes are whole lines. */
  private static int whole(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
