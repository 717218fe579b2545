package io.heliotrope.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that are not for everybody. */
public final class Privacy {

  private Privacy() {}

  /**
   * Does nothing if only the owner and the group may read and write that file.
   *
   * @throws IllegalArgumentException if others may, too
   */
  public static void refuseIfOthersMayRead(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
    if (may.contains(PosixFilePermission.OTHERS_READ)
        || may.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IllegalArgumentException(
          "'%s' may be read by everybody.\nMaybe: chmod 600 %s, and let it belong to the user who runs heliotrope."
              .formatted(file, file));
    }
  }
}
