package io.heliotrope.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.ami.AmiSettings;
import io.heliotrope.ami.FakeAmi;
import io.heliotrope.ami.Secret;
import io.heliotrope.call.PbxName;
import io.heliotrope.cli.InitCommand;
import io.heliotrope.cli.doctor.Finding.Level;
import io.heliotrope.config.HostPort;
import io.heliotrope.config.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void filesWithMistakesAreAnError() throws IOException {
    assertThat(only(new FilesCheck(folder.resolve("none"))).level()).isEqualTo(Level.ERROR);
    Path company = folder.resolve("company");
    InitCommand.copyCompany(company);
    Finding unfinished = only(new FilesCheck(company));
    assertThat(unfinished.level()).as("no secrets here").isEqualTo(Level.ERROR);
    assertThat(unfinished.remedy()).isEqualTo("heliotrope check -c " + company);
  }

  @Test
  void aJournalNeedsAFolderAndRoom() throws IOException {
    assertThat(journal(folder.resolve("none"), 1).level()).isEqualTo(Level.WARNING);
    assertThat(journal(folder, 1).level()).isEqualTo(Level.OK);
    Finding crowded = journal(folder, 1_000_000_000);
    assertThat(crowded.level()).isEqualTo(Level.WARNING);
    assertThat(crowded.text()).contains("MB free");
  }

  @Test
  void promptsThatAreNotRenderedAreAnError() {
    Finding missing = only(new PromptsCheck(folder, folder.resolve("sounds")));
    assertThat(missing.level()).isEqualTo(Level.ERROR);
    assertThat(missing.remedy()).isEqualTo("heliotrope prompts render");
  }

  @Test
  void programsAreLookedForOnThePath() throws IOException {
    Path program = Files.createFile(folder.resolve("sox"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var check = new ToolsCheck(Map.of("PATH", "/nowhere::" + folder));
    assertThat(check.look()).extracting(Finding::level).containsExactly(Level.WARNING, Level.OK);
    assertThat(check.look().getFirst().remedy()).isEqualTo("apt-get install espeak-ng");
  }

  @Test
  void aPortIsFreeOrOursOrSomebodyElses() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var where = new HostPort("127.0.0.1", taken.getLocalPort());
      assertThat(only(new PortCheck("web", where, () -> true)).text()).contains("our server");
      assertThat(only(new PortCheck("web", where, () -> false)).level()).isEqualTo(Level.ERROR);
      taken.close();
      assertThat(only(new PortCheck("web", where, () -> false)).text()).contains("is free");
      assertThat(new OurServer(where).getAsBoolean()).isFalse();
    }
  }

  @Test
  void aClockThatNobodyKeepsIsAWarning() {
    assertThat(only(new ClockCheck(List.of("echo", "yes"))).level()).isEqualTo(Level.OK);
    assertThat(only(new ClockCheck(List.of("echo", "no"))).level()).isEqualTo(Level.WARNING);
    assertThat(only(new ClockCheck(List.of("/no/such/program"))).text()).contains("can't be told");
    assertThat(only(new ClockCheck(List.of("false"))).text()).contains("can't be told");
  }

  @Test
  void aPbxThatIsNotThereIsAnError() throws IOException {
    int nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    Finding finding = pbx(nobody);
    assertThat(finding.level()).isEqualTo(Level.ERROR);
    assertThat(finding.subject()).isEqualTo("pbx west");
    assertThat(finding.toString()).contains("manager.conf").doesNotContain(FakeAmi.PASSWORD);
  }

  @Test
  void aPbxThatLetsUsInTellsItsVersion() throws IOException {
    try (var pbx = new FakeAmi()) {
      assertThat(pbx(pbx.port()).text()).contains("Asterisk 22.10.1 at 127.0.0.1");
      pbx.refuses = true;
      Finding refused = pbx(pbx.port());
      assertThat(refused.level()).isEqualTo(Level.ERROR);
      assertThat(refused.remedy()).startsWith("the secret in manager.conf differs");
      assertThat(refused.toString()).doesNotContain(FakeAmi.PASSWORD, FakeAmi.SYSTEM_NAME);
    }
  }

  private static Finding pbx(int port) {
    return only(
        new AmiCheck(
            AmiSettings.of(
                new PbxName("west"),
                "127.0.0.1",
                port,
                FakeAmi.USER,
                new Secret(FakeAmi.PASSWORD),
                new Secret(FakeAmi.SYSTEM_NAME))));
  }

  private static Finding journal(Path folder, int fileSize) {
    return only(new JournalCheck(new ServerSettings.Journal(folder, fileSize, 2)));
  }

  private static Finding only(Check check) {
    assertThat(check.look()).hasSize(1);
    return check.look().getFirst();
  }
}
