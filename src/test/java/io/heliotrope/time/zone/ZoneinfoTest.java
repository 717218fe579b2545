package io.heliotrope.time.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ZoneinfoTest {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void twoZones() throws IOException {
    list(
        "# version 2026c",
        "# made up",
        "Z Asia/Here 3 - +03",
        "Z Factory 0 - -00",
        "L Asia/Here Old",
        "L Old Older");
    zone("Asia/Here", 10_800);
  }

  @Test
  void namesAreZonesAndTheirOtherNames() throws IOException {
    Zoneinfo zones = Zoneinfo.read(folder);
    assertThat(zones.release()).hasToString("2026c");
    assertThat(zones.names()).containsExactly("Asia/Here", "Old", "Older");
    assertThat(zones.rules("Older").getOffset(Instant.EPOCH)).isEqualTo(ZoneOffset.ofHours(3));
  }

  @Test
  void whatChangesOnDiskLaterChangesNothing() throws IOException {
    Zoneinfo zones = Zoneinfo.read(folder);
    zone("Asia/Here", 7200);
    assertThat(zones.rules("Old").getOffset(Instant.EPOCH)).isEqualTo(ZoneOffset.ofHours(3));
  }

  @Test
  void aFolderThatIsNotWholeIsRefused() throws IOException {
    Files.delete(folder.resolve("Asia/Here"));
    assertThatThrownBy(() -> Zoneinfo.read(folder)).isInstanceOf(NoSuchFileException.class);
    Files.writeString(folder.resolve("Asia/Here"), "TZif2");
    refused("Asia/Here: it is cut off");
    Files.write(folder.resolve("Asia/Here"), new byte[100_000]);
    refused("Asia/Here: it is larger than any zone");
  }

  @Test
  void aPipeInPlaceOfAFileIsRefusedInsteadOfRead() throws Exception {
    Files.delete(folder.resolve("Asia/Here"));
    assertThat(
            new ProcessBuilder("mkfifo", folder.resolve("Asia/Here").toString()).start().waitFor())
        .isZero();
    refused("is no plain file");
    Files.delete(folder.resolve("tzdata.zi"));
    assertThat(
            new ProcessBuilder("mkfifo", folder.resolve("tzdata.zi").toString()).start().waitFor())
        .isZero();
    refused("is no plain file");
  }

  @Test
  void aListThatNoCompilerOfZonesWritesIsRefused() throws IOException {
    list("# version unknown", "Z Asia/Here 3 - +03");
    refused("names no release");
    list("");
    refused("names no release");
    list("# version 2026c", "Z ../../etc/passwd 3 - +03");
    refused("a name that no zone has");
    list("# version 2026c", "L Nowhere Old");
    refused("Old leads to no zone");
    list("# version 2026c", "L A B", "L B A");
    refused("leads to no zone");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> Zoneinfo.read(folder))
        .isInstanceOf(ZoneDataException.class)
        .hasMessageContaining(why);
  }

  private void list(String... lines) throws IOException {
    Files.write(folder.resolve("tzdata.zi"), List.of(lines));
  }

  private void zone(String name, int offset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, TzifTest.file('2', "", List.of(new int[] {offset, 0}), List.of()));
  }
}
