package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.PromptBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * One Asterisk and two routers, each a process of its own. The first one takes the calls, and hears
 * of the PBX over a line that can be cut; whatever becomes of it, the second is there.
 */
final class TwoRouters implements AutoCloseable {

  private static final int LANES = 30;

  /** Long enough to lose a router meanwhile. */
  private static final Duration RING = Duration.ofSeconds(30);

  private final Path folder = Workshop.folder();
  private final Path sounds = folder.resolve("sounds");
  private final Lanes lanes = new Lanes(LANES);
  private final int firstPort = LabPbx.freeTcpPort();
  private final LabPbx pbx;
  private final Exchange exchange;
  private final TcpRelay ami;
  private final RouterProcess second;
  private int started;

  TwoRouters() throws IOException, InterruptedException {
    Path company = folder.resolve("company");
    LabCompany.write(company, lanes.all(), RING);
    LabCompany.render(company, sounds);
    int secondPort = LabPbx.freeTcpPort();
    pbx =
        LabPbx.start(
            new LabPbx.Setup(
                    folder.resolve("pbx"),
                    List.of("127.0.0.1:" + firstPort, "127.0.0.1:" + secondPort))
                .withAgents(lanes.telephones())
                .withSounds(sounds)
                .with("--global", "HELIOTROPE_SORRY=heliotrope/sorry"));
    exchange = new Exchange(pbx.sipPort(), folder, PromptBook.read(sounds));
    ami = new TcpRelay(pbx.amiPort());
    second = start("second", secondPort, pbx.amiPort());
    warmUp();
  }

  /** The first router, which takes calls from now on. */
  RouterProcess startFirst() throws IOException, InterruptedException {
    RouterProcess first = start("first" + ++started, firstPort, ami.port());
    warmUp();
    assertThat(first.web().metric("heliotrope_calls_arrived_total")).as("it answers").isPositive();
    return first;
  }

  RouterProcess second() {
    return second;
  }

  /** The line over which the first router hears of the PBX. */
  TcpRelay ami() {
    return ami;
  }

  Lane lane() {
    return lanes.next();
  }

  Exchange exchange() {
    return exchange;
  }

  /** Whom the dialplan rings by itself when no router is left. */
  void hunt(String endpoint) {
    pbx.cli("dialplan set global HELIOTROPE_HUNT " + endpoint);
  }

  /** Nothing of any call is left on the PBX or at that router. */
  void isAtRest(RouterProcess router) {
    Awaitility.await()
        .atMost(Lane.SOON)
        .untilAsserted(() -> {
          assertThat(pbx.channels()).as("channels").isZero();
          assertThat(router.web().metric("heliotrope_agi_sessions")).as("sessions").isZero();
          assertThat(router.journal("CallEnded"))
              .as("ends of calls")
              .hasSameSizeAs(router.journal("CallArrived"));
        });
  }

  @Override
  public void close() throws IOException {
    second.close();
    ami.close();
    pbx.close();
    Workshop.remove(folder);
  }

  private RouterProcess start(String name, int port, int amiPort)
      throws IOException, InterruptedException {
    Path files = folder.resolve(name);
    LabCompany.write(files, lanes.all(), RING);
    int webPort = LabPbx.freeTcpPort();
    LabCompany.settings(files, port, webPort, pbx, amiPort, sounds);
    return RouterProcess.start(files, webPort);
  }

  /** The first call of a router's life loads half of it; on a busy machine that takes seconds. */
  private void warmUp() throws IOException {
    try (var caller = lanes.next().call(exchange)) {
      Calls.hears(caller, "main-menu");
    }
  }
}
