package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.Servers;
import io.heliotrope.cli.HeliotropeCommand;
import io.heliotrope.cli.Running;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** An Asterisk with a provider by whom customers are called, and a Heliotrope that can restart. */
final class CallbackHouse implements AutoCloseable {

  private static final String PROVIDER =
      """
      [provider](line)
      context = heliotrope-nowhere
      aors = provider
      [provider]
      type = aor
      contact = sip:127.0.0.1:%d
      """;

  private static final int USUAL = 12;

  private final Path folder = Workshop.folder();
  private final Path files = folder.resolve("company");
  private final int customerPort = Exchange.freePort();
  private final Lanes lanes = new Lanes(USUAL);
  private final LabPbx pbx;
  private final Exchange exchange;
  private final Notebook notebook = new Notebook();
  private Running server;

  CallbackHouse() throws IOException {
    LabCompany.write(files, lanes.all(), Duration.ofSeconds(3));
    Path sounds = folder.resolve("sounds");
    LabCompany.render(files, sounds);
    Files.writeString(
        files.resolve("sites.yaml"),
        """
        company: Lab
        pbx: lab
        outbound: "PJSIP/{number}@provider"
        sites:
          lab: { zone: UTC, hours: 24/7 }
        """);
    int agiPort = LabPbx.freeTcpPort();
    Path provider =
        Files.writeString(folder.resolve("provider.conf"), PROVIDER.formatted(customerPort));
    pbx =
        LabPbx.start(
            new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:" + agiPort))
                .withAgents(lanes.telephones())
                .withSounds(sounds)
                .with("--add", "pjsip.conf=" + provider));
    LabCompany.settings(files, agiPort, 0, pbx, pbx.amiPort(), sounds);
    exchange = new Exchange(pbx.sipPort(), folder, PromptBook.read(sounds));
    callBack();
    server = Servers.starter().start(files, Clock.SYSTEM, List.of(notebook));
    warmUp();
  }

  /** The queues of all lanes call back at any hour, twice, with a gap of two seconds. */
  private void callBack() throws IOException {
    var queues = new StringBuilder("queues:\n");
    String usual =
        "  %s: { needs: { skill%d: 50 }, sites: [lab], ring: 3s, wrap-up: 0s, callback: "
            + "{ tries: 2, gap: 2s, ring: 5s, hours: 24/7, numbers: all, %s }%s }\n";
    for (Lane lane : lanes.all()) {
      String order =
          "first: " + (agentFirst(lane) || lane.equals(withKey()) ? "agent" : "customer");
      String key = lane.equals(withKey()) ? ", accept-key: 1, accept-within: 2s" : "";
      queues.append(usual.formatted(lane.queue(), lane.number(), order, key));
      queues.append(usual.formatted(lane.whisperQueue(), lane.number(), order, key));
    }
    Files.writeString(files.resolve("queues.yaml"), queues);
  }

  private void warmUp() throws IOException {
    try (var caller = lanes.next().call(exchange)) {
      Calls.hears(caller, "main-menu");
    }
  }

  /** A lane whose queue rings the agent first, or else the customer. */
  Lane lane(boolean agentFirst) {
    Lane lane = lanes.next();
    return agentFirst(lane) == agentFirst ? lane : lanes.next();
  }

  /** The lane whose agents press 1 to take somebody; its queue rings the agent first. */
  Lane withKey() {
    return lanes.all().get(USUAL - 1);
  }

  private static boolean agentFirst(Lane lane) {
    return lane.number() % 2 == 1;
  }

  /** The telephone at which customers are called back. */
  AgentPhone customer(Manner manner) throws IOException {
    return new AgentPhone(exchange, customerPort, Lane.CALLERS_TONE, manner);
  }

  /** The server stops, and another one takes over with what the journal says. */
  void restart() {
    server.close();
    server = Servers.starter().start(files, Clock.SYSTEM, List.of(notebook));
  }

  Exchange exchange() {
    return exchange;
  }

  Notebook notebook() {
    return notebook;
  }

  LabPbx pbx() {
    return pbx;
  }

  /** What {@code heliotrope callbacks} says. */
  String callbacks() {
    var out = new StringWriter();
    HeliotropeCommand.line(
            (folder, clock, subscribers) -> {
              throw new AssertionError("nothing more is to be served");
            })
        .setOut(new PrintWriter(out))
        .execute("callbacks", "--journal", files.resolve("journal").toString());
    return out.toString();
  }

  /** Nothing of any call is left. */
  void isAtRest() {
    Awaitility.await()
        .atMost(Lane.SOON)
        .untilAsserted(() -> {
          assertThat(pbx.channels()).as("channels").isZero();
          assertThat(server.calls()).as("calls").isZero();
          assertThat(notebook.busyAgents()).as("busy agents").isEmpty();
        });
  }

  @Override
  public void close() {
    server.close();
    pbx.close();
    Workshop.remove(folder);
  }
}
