package io.heliotrope.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Files that are not for everybody. */
public final class Privacy {

  private static final String ROOT = "root";

  /** Who runs heliotrope, by the service that comes with it. */
  private static final String SERVICE = "heliotrope";

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

  /**
   * Warns if nobody but root may read that file, though the server that has to is another user: the
   * one of the service, if this machine has it, else the one to whom the folder belongs.
   *
   * @param exists is there a user of that name on this machine?
   */
  static void warnIfOnlyRootMayRead(Path file, Predicate<String> exists, Mistakes mistakes)
      throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")
        || !Files.exists(file)) {
      return;
    }
    var may = Files.readAttributes(file, PosixFileAttributes.class);
    boolean group =
        may.permissions().contains(PosixFilePermission.GROUP_READ)
            && !may.group().getName().equals(ROOT);
    if (!may.owner().getName().equals(ROOT) || group) {
      return;
    }
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    String reader = exists.test(SERVICE) ? SERVICE : Files.getOwner(folder).getName();
    if (!reader.equals(ROOT)) {
      mistakes.warning(
          Place.file(String.valueOf(file.getFileName())),
          "",
          "only root may read it; '%s', who probably runs heliotrope, has to.".formatted(reader),
          "Maybe: chown %s %s".formatted(reader, file));
    }
  }

  /** As above, of the users this machine knows. */
  public static void warnIfOnlyRootMayRead(Path file, Mistakes mistakes) throws IOException {
    var users = file.getFileSystem().getUserPrincipalLookupService();
    warnIfOnlyRootMayRead(
        file,
        name -> {
          try {
            users.lookupPrincipalByName(name);
            return true;
          } catch (IOException unknown) {
            return false;
          }
        },
        mistakes);
  }
}
