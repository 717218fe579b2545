package io.heliotrope.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** The few ways in which hours are written, each of which is on the disk when it returns. */
class Disk {

  private static final Set<OpenOption> NEW =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);

  /** Makes the folder, for its owner alone, if it is not there. */
  void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          Objects.requireNonNull(folder.toAbsolutePath().getParent(), "a folder has a parent"));
      Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
    }
  }

  /** A file with that content, for its owner alone. */
  void write(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file); // its rights might be others
    try (var channel = FileChannel.open(file, NEW, ownerOnly(file, "rw-------"))) {
      fill(channel, content);
    }
  }

  /** The one takes the other's place in one step. */
  void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var folder =
        FileChannel.open(
            Objects.requireNonNull(to.toAbsolutePath().getParent()), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Adds to a file, for its owner alone. What a crash tore before stays a line of its own. */
  void append(Path file, byte[] line) throws IOException {
    boolean torn = false;
    if (Files.exists(file) && Files.size(file) > 0) {
      try (var reader = FileChannel.open(file, StandardOpenOption.READ)) {
        var last = ByteBuffer.allocate(1);
        reader.read(last, reader.size() - 1);
        torn = last.get(0) != '\n';
      }
    }
    try (var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            ownerOnly(file, "rw-------"))) {
      if (torn) {
        fill(channel, new byte[] {'\n'});
      }
      fill(channel, line);
    }
  }

  private static void fill(FileChannel channel, byte[] content) throws IOException {
    var bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  static FileAttribute<?>[] ownerOnly(Path file, String rights) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
