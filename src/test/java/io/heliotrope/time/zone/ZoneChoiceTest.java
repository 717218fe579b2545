package io.heliotrope.time.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.time.zone.ZoneChoice.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneChoiceTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder = Path.of("");

  @Test
  void theNewerReleaseDecides() throws IOException {
    ZoneRelease ours = JavaZones.read(JAVA).release();
    assertThat(look("2001a").source()).isEqualTo(Source.JAVA);
    assertThat(look(ours.toString()).source()).isEqualTo(Source.JAVA);
    ZoneChoice newer = look("2099a");
    assertThat(newer.source()).isEqualTo(Source.SYSTEM);
    assertThat(newer.java()).contains(ours);
    assertThat(newer.release()).hasToString("Optional[2099a]");
    assertThat(newer.text()).isEqualTo("2099a of the system (%s); Java has %s", folder, ours);
  }

  @Test
  void whatCanNotBeReadIsToldAndDecidesNothing() throws IOException {
    assertThat(look("unknown").trouble().orElseThrow().toString())
        .contains("names no release", "Java's decide", "Maybe: apt-get install");
    Files.delete(folder.resolve("tzdata.zi"));
    ZoneChoice absent = ZoneChoice.look(JAVA, folder);
    assertThat(absent.source()).isEqualTo(Source.JAVA);
    assertThat(absent.trouble().orElseThrow().toString()).contains("tzdata.zi is missing");
    assertThat(ZoneChoice.look(folder, folder).warnings(Instant.EPOCH))
        .singleElement()
        .asString()
        .contains("how old Java's time zones are", "tzdb.dat");
  }

  @Test
  void aSystemWithoutZonesIsWell() {
    assertThat(ZoneChoice.look(JAVA, Path.of("/usr/share/zoneinfo")).trouble()).isEmpty();
  }

  @Test
  void aNewerReleaseOfTheSystemDecidesInAWholeProcess() throws Exception {
    ZoneFolders.compiled(
        folder,
        "2099a",
        "0 Made WE%sT",
        "R Made 2000 max - Apr 1 1 1 S",
        "R Made 2000 max - May 1 1 0 -");
    assertThat(asked(folder))
        .contains("2099a of the system", "Europe/Lisbon 2030-04-01T01:00:00Z")
        .contains("Asia/Manila never", "version {2099a=");
  }

  @Test
  void aNewerReleaseThatIsNotWholeLeavesJavasInForceAndIsTold() throws Exception {
    ZoneFolders.compiled(folder, "2099a", "3 - XXX");
    Files.writeString(folder.resolve("Europe/Lisbon"), "TZif");
    assertThat(asked(folder))
        .contains("of Java; the system has 2099a", "Europe/Lisbon: it is cut off")
        .contains("Europe/Lisbon 2030-03-31T01:00:00Z", "version {20");
  }

  @Test
  void aReleaseThatLacksZonesJavaKnowsIsNotWhole() throws Exception {
    ZoneFolders.compiled(folder, "2099a", "3 - XXX");
    Path list = folder.resolve("tzdata.zi");
    Files.write(
        list,
        Files.readAllLines(list).stream().filter(line -> !line.endsWith("Asia/Tokyo")).toList());
    assertThat(asked(folder)).contains("lacks zones that Java knows: Asia/Tokyo");
  }

  private ZoneChoice look(String release) throws IOException {
    Files.writeString(folder.resolve("tzdata.zi"), "# version %s%n".formatted(release));
    return ZoneChoice.look(JAVA, folder);
  }

  /** What a process of its own says: Java asks for its rules once in each. */
  private static String asked(Path folder) throws Exception {
    var builder =
        new ProcessBuilder(
            JAVA.resolve("bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Asker.class.getName());
    builder.environment().put(ZoneChoice.FOLDER_VARIABLE, folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  /** Says what decides in its process, and what came of it. */
  static final class Asker {

    private Asker() {}

    public static void main(String[] arguments) {
      ZoneChoice choice = ZoneChoice.make(System.getenv());
      System.out.println(choice.text());
      choice.trouble().ifPresent(System.out::println);
      Instant newYear = Instant.parse("2030-01-01T00:00:00Z");
      for (String zone : List.of("Europe/Lisbon", "Asia/Manila")) {
        System.out.println(
            zone
                + " "
                + Optional.ofNullable(ZoneId.of(zone).getRules().nextTransition(newYear))
                    .map(change -> change.getInstant().toString())
                    .orElse("never"));
      }
      System.out.println("version " + java.time.zone.ZoneRulesProvider.getVersions("Asia/Tokyo"));
    }
  }
}
