package io.heliotrope.agi;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Endpoint;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.LineEvent.Cause;
import io.heliotrope.session.port.Whispering;
import io.heliotrope.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whole calls under random orders, against a PBX that answers each command with a number that only
 * this command has. So an answer paired with another's command shows at once, however the bytes are
 * cut, whoever interrupts whom, and whenever the watchdog has to be set in between.
 */
@Timeout(300)
class PairingTest {

  @Test
  void everyAnswerBelongsToItsCommand() {
    Seeds.each(3_000, random -> new Run(random).goes(random.nextInt(1, 25)).endsWell());
  }

  @Test
  void afterDamageTheLineEndsOnceAndLast() {
    Seeds.each(
        3_000, random -> new Run(random).goes(random.nextInt(0, 12)).isSpoilt().endsSomehow());
  }

  private static final class Run {
    private static final Pattern PHONE = Pattern.compile("PJSIP/([0-9]+),");
    private static final Pattern FILE = Pattern.compile("\"p([0-9]+)\"");

    private final RandomGenerator random;
    private final Script script = Script.taken();
    private final ArrayDeque<LineCommand> pending = new ArrayDeque<>();
    private final List<LineEvent> heard = new ArrayList<>();
    private final StringBuilder wire = new StringBuilder();
    private boolean waiting;

    /** What has been read together with a wait, and will be seen when more comes. */
    private final ArrayDeque<String> unseen = new ArrayDeque<>();

    /** Is there an empty line behind what is begun? It ends a file without an answer. */
    private boolean cutOff;

    private int number;
    private String rung = "";

    Run(RandomGenerator random) {
      this.random = random;
    }

    Run goes(int orders) {
      int passed = 0;
      for (int i = 0; i < orders; ) {
        assertThat(++passed).as("rounds, with %s pending", pending).isLessThan(10_000);
        if (mayOrder() && random.nextInt(3) > 0) {
          order();
          i++;
        } else {
          pass();
        }
      }
      return this;
    }

    private boolean mayOrder() {
      return pending.isEmpty()
          || (pending.size() == 1 && pending.peek() instanceof LineCommand.AwaitDigit);
    }

    private void order() {
      number++;
      LineCommand command =
          switch (random.nextInt(6)) {
            case 0 -> new LineCommand.AwaitDigit(ofSeconds(random.nextInt(1, 12)));
            case 1 -> new LineCommand.AwaitDigit(ofSeconds(3));
            case 2 -> new LineCommand.Play("p" + number, ofSeconds(random.nextInt(40)), "12");
            case 3 -> new LineCommand.Play("p" + number, ofSeconds(1), "");
            case 4 -> new LineCommand.SayNumber(number, "");
            default ->
                new LineCommand.Ring(
                    new Endpoint("PJSIP/" + (100 + number)), ofSeconds(9), Whispering.NONE);
          };
      pending.add(command);
      script.orders(command);
      serve();
    }

    /** Time passes; a wait may end by itself; some bytes arrive. */
    private void pass() {
      script.passes(ofMillis(random.nextInt(3) == 0 ? random.nextInt(6_000) : random.nextInt(20)));
      serve();
      if (waiting && random.nextInt(4) == 0) {
        waiting = false;
        say(random.nextBoolean() ? key() : "200 result=0");
      }
      deliver(random.nextInt(wire.length() + 1));
    }

    /** What the PBX does with what is on the wire. */
    private void serve() {
      for (String line : script.sent().lines().toList()) {
        if (waiting && unseen.isEmpty() && random.nextInt(6) == 0) {
          unseen.add(line);
          continue;
        }
        if (!unseen.isEmpty()) {
          cutOff = line.isEmpty();
          take(unseen.remove());
          cutOff = false;
        }
        take(line);
      }
    }

    private void take(String line) {
      if (waiting) {
        waiting = false;
        say(
            switch (random.nextInt(4)) {
              case 0 -> key();
              case 1 -> "200 result=0";
              default -> "200 result=1";
            });
      }
      answer(line);
    }

    private void answer(String line) {
      Matcher phone = PHONE.matcher(line);
      Matcher file = FILE.matcher(line);
      if (line.isEmpty()) {
        say("510 Invalid or unknown command");
      } else if (line.startsWith("WAIT FOR DIGIT")) {
        waiting = true;
      } else if (phone.find()) {
        rung = phone.group(1);
        say("100 result=0 Trying...");
        say("200 result=0 Gosub complete");
      } else if (line.equals("GET VARIABLE HELIOTROPE_RING")) {
        say("200 result=1 (CHANUNAVAIL," + rung + ",0)");
      } else if (file.find()) {
        if (cutOff) {
          return;
        }
        say("200 result=" + (int) keyOf(Integer.parseInt(file.group(1))) + " endpos=8");
      } else if (line.startsWith("SAY NUMBER")) {
        say("200 result=0");
      } else {
        say("200 result=1");
      }
    }

    private static char keyOf(int number) {
      return "0123456789*#ABCD".charAt(number % 16);
    }

    private String key() {
      return "200 result=" + (int) "0123456789*#ABCD".charAt(random.nextInt(16));
    }

    private void say(String line) {
      wire.append(random.nextInt(8) == 0 ? "\n" : "").append(line).append('\n');
    }

    private void deliver(int length) {
      if (length > 0) {
        String part = wire.substring(0, length);
        wire.delete(0, length);
        script.channel.writeInbound(Worlds.bytes(part));
        listen();
        serve();
      }
    }

    /** Each event answers the oldest order. */
    private void listen() {
      for (LineEvent event : script.events) {
        heard.add(event);
        if (!(event instanceof LineEvent.Gone)) {
          assertThat(pending).as("an order for %s", event).isNotEmpty();
          check(pending.remove(), event);
        }
      }
      script.events.clear();
    }

    private static void check(LineCommand command, LineEvent event) {
      switch (command) {
        case LineCommand.AwaitDigit wait ->
            assertThat(event)
                .isInstanceOfAny(
                    LineEvent.Pressed.class, LineEvent.TimedOut.class, LineEvent.Interrupted.class);
        case LineCommand.Play(var file, var length, var keys) ->
            assertThat(event)
                .isEqualTo(new LineEvent.Pressed(keyOf(Integer.parseInt(file.substring(1)))));
        case LineCommand.Ring ring ->
            assertThat(event)
                .isEqualTo(
                    new LineEvent.RingEnded(
                        new RingOutcome.Unreachable(
                            Integer.parseInt(ring.endpoint().value().substring(6)))));
        default -> assertThat(event).isEqualTo(LineEvent.DONE);
      }
    }

    void endsWell() {
      for (int i = 0; i < 100 && !pending.isEmpty(); i++) {
        script.passes(ofMillis(10));
        serve();
        if (waiting) {
          waiting = false;
          say(key());
        }
        deliver(wire.length());
      }
      assertThat(pending).isEmpty();
      script.pbxCloses();
      listen();
      assertThat(heard).last().isEqualTo(new LineEvent.Gone(Cause.LOST));
      assertThat(heard).hasSize(number + 1);
    }

    Run isSpoilt() {
      deliver(wire.length());
      pending.clear(); // from here on nobody can say which answer is whose
      byte[] bytes = (wire + "200 result=1\n").getBytes(StandardCharsets.UTF_8);
      Mutations.inPieces(
          Mutations.spoilt(bytes, 0, random),
          random,
          piece -> {
            if (script.channel.isOpen()) {
              script.channel.writeInbound(piece);
              assertThat(piece.refCnt()).isZero();
            } else {
              piece.release();
            }
          });
      script.passes(ofSeconds(1));
      script.sent();
      return this;
    }

    void endsSomehow() {
      if (script.channel.isOpen()) {
        script.pbxCloses();
      }
      heard.addAll(script.events);
      script.sent();
      assertThat(heard).last().isInstanceOf(LineEvent.Gone.class);
      assertThat(heard).filteredOn(LineEvent.Gone.class::isInstance).hasSize(1);
      assertThat(heard).hasSizeLessThanOrEqualTo(number + 1);
    }
  }
}
