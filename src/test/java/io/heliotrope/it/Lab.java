package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.Servers;
import io.heliotrope.cli.Running;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Asterisk with one Heliotrope in this process, shared by all tests that break neither. */
final class Lab {

  private static final int LANES = 80;
  private static @Nullable Lab shared;

  private final Path folder;
  private final LabPbx pbx;
  private final Exchange exchange;
  private final Running server;
  private final Notebook notebook = new Notebook();
  private final Lanes lanes;

  /** The lab, started by the first who asks and stopped when the tests are over. */
  static synchronized Lab shared() {
    if (shared == null) {
      Workshop.needsAsterisk();
      try {
        shared = new Lab();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  private Lab() throws IOException {
    folder = Workshop.folder();
    lanes = new Lanes(LANES);
    Path files = folder.resolve("company");
    LabCompany.write(files, lanes.all(), Duration.ofSeconds(3));
    Path sounds = folder.resolve("sounds");
    LabCompany.render(files, sounds);
    int agiPort = LabPbx.freeTcpPort();
    Path spy = Files.writeString(folder.resolve("spy.conf"), AmiSpy.USER);
    Path unplugged = Files.writeString(folder.resolve("unplugged.conf"), lanes.unplugged());
    pbx =
        LabPbx.start(
            new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:" + agiPort))
                .withAgents(lanes.telephones())
                .withSounds(sounds)
                .with("--add", "manager.conf=" + spy, "--add", "pjsip.conf=" + unplugged));
    LabCompany.settings(files, agiPort, 0, pbx, pbx.amiPort(), sounds);
    exchange = new Exchange(pbx.sipPort(), folder, PromptBook.read(sounds));
    server = Servers.starter().start(files, Clock.SYSTEM, List.of(notebook));
    warmUp();
  }

  /** The first call of a server's life loads half of it; on a busy machine that takes seconds. */
  private void warmUp() throws IOException {
    Lane lane = lanes.next();
    for (int tries = 0; tries < 5; tries++) {
      try (var caller = lane.call(exchange)) {
        if (caller.ear().waitFor(() -> caller.ear().heard("main-menu"), Lane.SOON)) {
          return;
        }
      }
    }
    throw new IllegalStateException("Heliotrope does not answer calls in this lab.");
  }

  Lanes lanes() {
    return lanes;
  }

  Exchange exchange() {
    return exchange;
  }

  LabPbx pbx() {
    return pbx;
  }

  Notebook notebook() {
    return notebook;
  }

  Web web() {
    return new Web(server.webPort());
  }

  /** What Asterisk still has of a lane: channels of its caller or agent. Empty when all is over. */
  List<String> channelsOf(Lane lane) {
    return pbx.cli("core show channels concise")
        .lines()
        .filter(line -> line.contains(lane.from()) || line.startsWith(lane.endpoint() + "-"))
        .toList();
  }

  /** All calls are over, each with one end, and nothing of them is left anywhere. */
  void isAtRest() {
    await()
        .atMost(Lane.SOON)
        .untilAsserted(() -> {
          assertThat(web().metric("heliotrope_agi_sessions")).as("sessions").isZero();
          assertThat(server.calls()).as("calls").isZero();
          assertThat(pbx.channels()).as("channels").isZero();
          assertThat(notebook.busyAgents()).as("busy agents").isEmpty();
          assertThat(notebook.lastOfEachCall())
              .as("the last that the journal says of each call")
              .isNotEmpty()
              .hasOnlyElementsOfType(JournalEntry.CallEnded.class);
        });
  }

  private void close() {
    server.close();
    pbx.close();
    Workshop.remove(folder);
  }
}
