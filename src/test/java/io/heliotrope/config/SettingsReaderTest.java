package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

  @TempDir private Path folder = Path.of("");
  private final Mistakes mistakes = new Mistakes();

  private Optional<ServerSettings> read(String yaml) throws IOException {
    Files.writeString(folder.resolve(SettingsReader.FILE), yaml);
    return SettingsReader.read(
        folder, Map.of("AMI", "hush", "SYSTEM", "very-secret-name"), mistakes);
  }

  @Test
  void aPbxIsAllThatMustBeSaid() throws IOException {
    var settings =
        read("""
        pbxs:
          main: { secret-env: AMI, system-name-env: SYSTEM }
        """)
            .orElseThrow();
    assertThat(mistakes.list()).isEmpty();
    assertThat(settings.agi().listen()).hasToString("127.0.0.1:4573");
    assertThat(settings.web().isLoopback()).isTrue();
    assertThat(settings.pbxs().getFirst().secret().value()).isEqualTo("hush");
  }

  @Test
  void noSecretIsShown() throws IOException {
    var settings = read("pbxs: { main: { secret-env: AMI, system-name-env: SYSTEM } }");
    assertThat(settings.orElseThrow().toString())
        .doesNotContain("hush")
        .doesNotContain("very-secret");
  }

  @Test
  void aSecretThatEverybodyMayReadIsRefusedWithTheRemedy() throws IOException {
    Path secret = Files.writeString(folder.resolve("ami-secret"), "hush\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(read("pbxs: { main: { secret-file: ami-secret, system-name-env: SYSTEM } }"))
        .isEmpty();
    assertThat(mistakes.list().toString()).contains("may be read by everybody", "chmod 600");
  }

  @Test
  void aSecretInAFileOfOnesOwnIsReadWithoutItsLineEnd() throws IOException {
    Path secret = Files.writeString(folder.resolve("ami-secret"), "hush\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    var settings = read("pbxs: { main: { secret-file: ami-secret, system-name-env: SYSTEM } }");
    assertThat(settings.orElseThrow().pbxs().getFirst().secret().value()).isEqualTo("hush");
  }

  @Test
  void aSecretThatIsNotThereIsToldWithTheCommandThatPutsItThere() throws IOException {
    assertThat(read("pbxs: { main: { secret-file: ami-secret, system-name-env: SYSTEM } }"))
        .isEmpty();
    assertThat(mistakes.list().toString())
        .contains("heliotrope.yaml:1:30", "there is no such file", "install -m 600");
  }

  @Test
  void aSystemNameThatCouldBeGuessedIsRefused() throws IOException {
    assertThat(read("pbxs: { main: { secret-env: AMI, system-name-env: AMI } }")).isEmpty();
    assertThat(mistakes.list().toString())
        .contains("heliotrope.yaml:1:51", "4 characters and needs 16", "openssl rand")
        .doesNotContain("hush");
  }

  @Test
  void allMistakesAreToldAtOnce() throws IOException {
    assertThat(
            read(
                """
                agi: { listen: 4573, callz: 12 }
                web: { listen: "nowhere" }
                pbxs:
                  main: { secret-env: NONE }
                """))
        .isEmpty();
    assertThat(mistakes.list()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(mistakes.list().toString())
        .contains("callz", "Maybe", "'nowhere'", "has no 'NONE'", "system-name-file");
  }
}
