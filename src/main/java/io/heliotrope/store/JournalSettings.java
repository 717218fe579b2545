package io.heliotrope.store;

import java.nio.file.Path;

/**
 * Where the journal is kept.
 *
 * @param largest bytes after which a new file is begun; one is begun each day (UTC) in any case
 * @param mostFiles how many are kept; the oldest go first
 */
public record JournalSettings(Path folder, long largest, int mostFiles) {

  public JournalSettings {
    if (largest < 1024 || mostFiles < 2) {
      throw new IllegalArgumentException(
          "The journal needs files of 1 KiB or more (%d) and at least two of them (%d)."
              .formatted(largest, mostFiles));
    }
  }

  /** 64 MiB a file, 50 of them. */
  public static JournalSettings in(Path folder) {
    return new JournalSettings(folder, 64L << 20, 50);
  }
}
