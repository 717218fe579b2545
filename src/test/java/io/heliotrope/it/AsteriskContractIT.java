package io.heliotrope.it;

import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.pbx.AsteriskContract;
import io.heliotrope.demo.pbx.ContractRouter;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.demo.phone.Tone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The real Asterisk keeps the contract as well: so the fake is as it is for a reason. */
class AsteriskContractIT extends AsteriskContract {

  private static final Duration SOON = Duration.ofSeconds(15);

  private static Path folder = Path.of("");
  private static LabPbx pbx;
  private static Exchange exchange;
  private static int routerPort;
  private static final List<AgentPhone> AGENTS = new ArrayList<>();

  @BeforeAll
  static void startAsterisk() throws IOException {
    Workshop.needsAsterisk();
    folder = Workshop.folder();
    try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      routerPort = any.getLocalPort();
    }
    int[] phones = {Exchange.freePort(), Exchange.freePort(), Exchange.freePort()};
    pbx =
        LabPbx.start(
            new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:" + routerPort))
                .withAgents(
                    List.of(
                        "1001 sip:1001@127.0.0.1:" + phones[0],
                        "1002 sip:1002@127.0.0.1:" + phones[1],
                        "1003 sip:1003@127.0.0.1:" + phones[2])));
    exchange =
        new Exchange(
            pbx.sipPort(), folder, PromptBook.read(Files.createDirectory(folder.resolve("none"))));
    var talks = new Manner.Answers(Duration.ofMillis(100), Duration.ofMillis(500));
    AGENTS.add(new AgentPhone(exchange, phones[0], new Tone(1500), talks));
    AGENTS.add(new AgentPhone(exchange, phones[1], new Tone(1500), new Manner.Refuses(486)));
    AGENTS.add(new AgentPhone(exchange, phones[2], new Tone(1500), Manner.neverAnswers()));
  }

  @AfterAll
  static void stopAsterisk() {
    AGENTS.forEach(AgentPhone::close);
    if (pbx != null) {
      pbx.close();
      Workshop.remove(folder);
    }
  }

  @Override
  protected int routerPort() {
    return routerPort;
  }

  @Override
  protected Rig rig(ContractRouter router) {
    var phones = new ArrayList<CallerPhone>();
    return new Rig() {
      @Override
      public Caller call() {
        try {
          var phone =
              CallerPhone.call(exchange, new Dialled("15550001", "5551000"), new Tone(1000));
          phones.add(phone);
          return caller(phone);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void endsTheRinging() {
        pbx.cli("core show channels concise")
            .lines()
            .filter(line -> line.startsWith("PJSIP/1003-"))
            .map(line -> line.substring(0, line.indexOf('!')))
            .forEach(channel -> pbx.cli("channel request hangup " + channel));
      }

      @Override
      public String longSound() {
        return "demo-congrats";
      }

      @Override
      public void close() {
        phones.forEach(CallerPhone::hangUp);
        Awaitility.await().atMost(SOON).until(() -> pbx.channels() == 0);
        phones.forEach(CallerPhone::close);
      }
    };
  }

  private static Caller caller(CallerPhone phone) {
    return new Caller() {
      @Override
      public void presses(char key) {
        phone.press(String.valueOf(key));
      }

      @Override
      public void hangsUp() {
        phone.hangUp();
      }

      @Override
      public void awaitsTheEnd() {
        Assertions.assertThat(phone.ends(SOON)).as("%s", phone).isTrue();
      }
    };
  }
}
