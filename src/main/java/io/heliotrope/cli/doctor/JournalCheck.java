package io.heliotrope.cli.doctor;

import io.heliotrope.config.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the journal can be written, and for how long still. */
public final class JournalCheck implements Check {

  private static final String SUBJECT = "journal";
  private static final long MEGABYTE = 1L << 20;
  private static final long NO_ROOM = 64 * MEGABYTE;

  private final ServerSettings.Journal journal;

  public JournalCheck(ServerSettings.Journal journal) {
    this.journal = journal;
  }

  @Override
  public List<Finding> look() {
    Path folder = journal.folder();
    if (!Files.isDirectory(folder)) {
      return List.of(
          Finding.warning(
              SUBJECT,
              "there is no folder %s yet".formatted(folder),
              "the server makes it if it may: start it, or: install -d -o heliotrope " + folder));
    }
    if (!Files.isWritable(folder)) {
      return List.of(
          Finding.error(
              SUBJECT,
              "%s can't be written by this user".formatted(folder),
              "ask again as the server's user (sudo -u heliotrope heliotrope doctor), or chown it"));
    }
    return List.of(room(folder));
  }

  private Finding room(Path folder) {
    long free = folder.toFile().getUsableSpace(); // a FileStore is not to be had in a chroot
    long wanted = (long) journal.fileSize() * journal.files() * MEGABYTE;
    String text =
        "%s, %,d MB free on its disk, %,d MB at most are kept"
            .formatted(folder, free / MEGABYTE, wanted / MEGABYTE);
    String remedy = "make room, or keep less: 'journal: { file-size, files }' of heliotrope.yaml";
    if (free < NO_ROOM) {
      return Finding.error(SUBJECT, text, remedy);
    }
    return free < wanted ? Finding.warning(SUBJECT, text, remedy) : Finding.ok(SUBJECT, text);
  }
}
