package io.heliotrope.time.zone;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Java's own zones, as the head of {@code lib/tzdb.dat} tells: read there, because asking java.time
 * would settle which rules decide.
 */
record JavaZones(ZoneRelease release, Set<String> names) {

  JavaZones {
    names = Set.copyOf(names);
  }

  /**
   * @param home of the Java that runs
   */
  static JavaZones read(Path home) throws IOException {
    Path file = home.resolve("lib").resolve("tzdb.dat");
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readByte() != 1 || !in.readUTF().equals("TZDB") || in.readUnsignedShort() != 1) {
        throw new ZoneDataException("%s: its head is not as expected".formatted(file));
      }
      String text = in.readUTF();
      ZoneRelease release =
          ZoneRelease.find(text)
              .orElseThrow(
                  () -> new ZoneDataException("%s: '%s' is no release".formatted(file, text)));
      Set<String> names = new TreeSet<>();
      int count = in.readUnsignedShort();
      for (int i = 0; i < count; i++) {
        names.add(in.readUTF());
      }
      names.removeIf(name -> name.startsWith("SystemV/")); // Java's own invention
      return new JavaZones(release, names);
    }
  }
}
