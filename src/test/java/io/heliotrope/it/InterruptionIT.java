package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.agi.AgiMeter;
import io.heliotrope.agi.AgiServer;
import io.heliotrope.agi.AgiSettings;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.demo.phone.Tone;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Reception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/**
 * On a real Asterisk: a wait that is interrupted at any moment, most of all when it has just begun.
 */
class InterruptionIT {

  private static final int ROUNDS = 200;
  private static final LineCommand WAIT = new LineCommand.AwaitDigit(Duration.ofMinutes(1));

  private final ConcurrentLinkedQueue<LineEvent> events = new ConcurrentLinkedQueue<>();

  /** Waits, and interrupts the wait after 0 to 4 ms, again and again; then finishes. */
  private final class Impatient implements Reception.Conversation {
    private final Line line;
    private final Random random = new Random(1);
    private int rounds;

    Impatient(Line line) {
      this.line = line;
      line.perform(new LineCommand.Take());
    }

    @Override
    public void on(LineEvent event) {
      events.add(event);
      switch (event) {
        case LineEvent.Done done when rounds == 0 && events.size() == 1 ->
            line.perform(new LineCommand.Answer());
        case LineEvent.Done done -> again();
        default -> {}
      }
    }

    private void again() {
      if (++rounds > ROUNDS) {
        line.perform(new LineCommand.Finish());
        return;
      }
      line.perform(WAIT);
      line.wakeAfter(
          Duration.ofNanos(random.nextInt(4_000_000)),
          () -> line.perform(new LineCommand.MusicOn("default")));
    }
  }

  @Test
  void neverStallsAndNeverLosesAnAnswer() throws IOException {
    Workshop.needsAsterisk();
    Path folder = Workshop.folder();
    try (AgiServer router = router();
        LabPbx pbx = pbx(folder, router)) {
      var exchange =
          new Exchange(
              pbx.sipPort(),
              folder,
              PromptBook.read(Files.createDirectory(folder.resolve("none"))));
      try (var caller =
          CallerPhone.call(exchange, new Dialled("15550001", "5551000"), new Tone(1000))) {
        assertThat(caller.ends(Duration.ofSeconds(60))).as("%s", caller).isTrue();
      }
      await().until(() -> router.sessions() == 0);
    } finally {
      Workshop.remove(folder);
    }
    var expected = new ArrayList<LineEvent>(List.of(LineEvent.DONE, LineEvent.DONE));
    for (int i = 0; i < ROUNDS; i++) {
      expected.addAll(List.of(LineEvent.INTERRUPTED, LineEvent.DONE));
    }
    expected.add(new LineEvent.Gone(LineEvent.Cause.CLOSED));
    assertThat(events).containsExactlyElementsOf(expected);
  }

  private AgiServer router() {
    var server =
        new AgiServer(
            new AgiSettings(
                "127.0.0.1",
                0,
                AgiSettings.DEFAULTS.allowed(),
                AgiSettings.Limits.DEFAULTS,
                AgiSettings.DEFAULTS.horizon(),
                AgiSettings.DEFAULTS.pbxs()),
            (call, line) -> new Impatient(line),
            AgiMeter.NONE);
    server.start();
    return server;
  }

  private static LabPbx pbx(Path folder, AgiServer router) {
    return LabPbx.start(
        new LabPbx.Setup(
            folder.resolve("pbx"), List.of("127.0.0.1:" + router.address().getPort())));
  }
}
