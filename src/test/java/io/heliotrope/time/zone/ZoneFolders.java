package io.heliotrope.time.zone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Folders of zones as an operating system has them, made up for a test. */
final class ZoneFolders {

  private static final Path ZIC = Path.of("/usr/sbin/zic");

  private ZoneFolders() {}

  /**
   * All zones that Java knows, compiled by the system's own compiler of zones: all an hour east of
   * UTC, but Lisbon, which keeps {@code lisbon}.
   *
   * @param lisbon as tzdata writes it: {@code 2:00 - XXX}
   */
  static Path compiled(Path folder, String release, String lisbon, String... rules)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(ZIC), ZIC + " is absent: no zones can be made up");
    var names = new TreeSet<>(JavaZones.read(Path.of(System.getProperty("java.home"))).names());
    names.remove("Europe/Lisbon");
    names.remove("Etc/GMT-1");
    var list = new StringBuilder("# version %s%n".formatted(release));
    List.of(rules).forEach(rule -> list.append(rule).append('\n'));
    list.append("Z Europe/Lisbon ").append(lisbon).append("\nZ Etc/GMT-1 1 - +01\n");
    names.forEach(name -> list.append("L Etc/GMT-1 ").append(name).append('\n'));
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolve("tzdata.zi"), list);
    Process zic =
        new ProcessBuilder(ZIC.toString(), "-d", folder.toString(), file.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(zic.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (!zic.waitFor(30, TimeUnit.SECONDS) || zic.exitValue() != 0) {
      throw new IllegalStateException("zic: " + said);
    }
    return folder;
  }
}
