package io.heliotrope.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of the journal, read on and on while a server writes there, from file to file. */
public final class JournalTail {

  private static final int LONGEST_LINE = 1 << 20;

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
      long size = Files.size(file);
      long from = Math.max(0, size - LONGEST_LINE);
      position = from + whole(read(file, from));
    }
  }

  /** The lines that were finished since the last time, in order; empty if there are none. */
  public List<JournalFolder.Line> news() throws IOException {
    List<JournalFolder.Line> news = new ArrayList<>();
    List<Path> files =
        JournalFolder.files(folder); // before reading: what has a next one is finished
    int at = file == null ? -1 : files.indexOf(file);
    if (file != null && at >= 0) {
      readOn(file, news);
    }
    for (Path next : after(files, at)) {
      file = next;
      position = 0;
      readOn(next, news);
    }
    return news;
  }

  /** If ours has been thrown away as too old meanwhile, all that there are come after it. */
  private static List<Path> after(List<Path> files, int at) {
    return files.subList(at + 1, files.size());
  }

  private void readOn(Path from, List<JournalFolder.Line> to) throws IOException {
    byte[] bytes = read(from, position);
    int end = whole(bytes);
    position += end;
    new String(bytes, 0, end, StandardCharsets.UTF_8)
        .lines()
        .map(text -> new JournalFolder.Line(text, reader.read(text)))
        .forEach(to::add);
  }

  private static byte[] read(Path file, long from) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      return in.readAllBytes();
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
