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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final Queue<Lane> lanes = new ConcurrentLinkedQueue<>();

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
    List<Lane> all = LabCompany.lanes(1, LANES);
    lanes.addAll(all);
    Path files = folder.resolve("company");
    LabCompany.write(files, all, Duration.ofSeconds(3));
    Path sounds = folder.resolve("sounds");
    LabCompany.render(files, sounds);
    int agiPort = LabPbx.freeTcpPort();
    var agents = new ArrayList<String>();
    for (Lane lane : all) {
      agents.add(
          "%s sip:%s@127.0.0.1:%d".formatted(lane.extension(), lane.extension(), lane.agentPort()));
    }
    agents.add("2099 register");
    Path spy = Files.writeString(folder.resolve("spy.conf"), SPY);
    pbx =
        LabPbx.start(
            new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:" + agiPort))
                .withAgents(agents)
                .withSounds(sounds)
                .with("--add", "manager.conf=" + spy));
    LabCompany.settings(files, agiPort, 0, pbx, pbx.amiPort(), sounds);
    exchange = new Exchange(pbx.sipPort(), folder, PromptBook.read(sounds));
    server = Servers.starter().start(files, Clock.SYSTEM, List.of(notebook));
    warmUp();
  }

  /** The first call of a server's life loads half of it; on a busy machine that takes seconds. */
  private void warmUp() throws IOException {
    Lane lane = lane();
    for (int tries = 0; tries < 5; tries++) {
      try (var caller = lane.call(exchange)) {
        if (caller.ear().waitFor(() -> caller.ear().heard("main-menu"), Lane.SOON)) {
          return;
        }
      }
    }
    throw new IllegalStateException("Heliotrope does not answer calls in this lab.");
  }

  /** A user of AMI who only looks: at what happens and at every AGI command. */
  private static final String SPY =
      """

      [spy]
      secret = spy
      read = call,agi
      write =
      deny = 0.0.0.0/0.0.0.0
      permit = 127.0.0.1/255.255.255.255
      """;

  /** A lane that nobody else has had. */
  Lane lane() {
    Lane lane = lanes.poll();
    if (lane == null) {
      throw new IllegalStateException("All " + LANES + " lanes are used: make more in Lab.");
    }
    return lane;
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

  /** The sum of a metric over its labels; 0 if there is none. */
  double metric(String name) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:%d/metrics".formatted(server.webPort()));
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
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
          assertThat(metric("heliotrope_agi_sessions")).as("sessions").isZero();
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
