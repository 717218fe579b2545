package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.testing.Seeds;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A hundred thousand inputs nobody wrote: cut up, noisy, spoilt and forged. Whatever comes, we read
 * the part before the damage exactly as it was meant, throw nothing but our own complaint, and keep
 * no buffer. The time limit is there for a loop without end.
 */
@Timeout(300)
class MutatedInputTest {

  private static final Arrivals ARRIVALS = new Arrivals(AgiSettings.DEFAULTS);

  @Test
  void repliesAmongNoiseInAnyPieces() {
    Seeds.each(
        40_000,
        random -> {
          var dialogue = new RandomReplies(random);
          assertThat(read(dialogue.bytes(), random)).isEqualTo(dialogue.meant());
        });
  }

  @Test
  void spoiltReplies() {
    Seeds.each(
        30_000,
        random -> {
          var dialogue = new RandomReplies(random);
          int part = random.nextInt(dialogue.meant().size() + 1);
          byte[] spoilt = Mutations.spoilt(dialogue.bytes(), dialogue.endOf(part), random);

          List<Object> read = read(spoilt, random);
          assertThat(read).hasSizeGreaterThanOrEqualTo(part);
          assertThat(read.subList(0, part)).isEqualTo(dialogue.meant().subList(0, part));
        });
  }

  @Test
  void spoiltEnvironments() {
    byte[] good = Worlds.ENVIRONMENT.getBytes(UTF_8);
    IncomingCall meant = arrive(good, new java.util.SplittableRandom(0)).orElseThrow();
    Seeds.each(
        15_000,
        random -> {
          int kept = random.nextInt(good.length);
          byte[] spoilt = Mutations.spoilt(good, kept, random);
          arrive(spoilt, random)
              .ifPresent(call -> {
                if (kept > Worlds.ENVIRONMENT.indexOf("agi_callerid:")) {
                  assertThat(call.id()).isEqualTo(meant.id());
                  assertThat(call.channel()).isEqualTo(meant.channel());
                }
              });
        });
  }

  /** What strangers put into the fields that are theirs to choose. */
  @Test
  void forgedEnvironments() {
    IncomingCall genuine =
        arrive(Worlds.ENVIRONMENT.getBytes(UTF_8), new java.util.SplittableRandom(0)).orElseThrow();
    List<String> theirs = List.of("agi_callerid", "agi_calleridname", "agi_dnid", "agi_rdnis");
    Seeds.each(
        15_000,
        random -> {
          String field = theirs.get(random.nextInt(theirs.size()));
          String text = hostile(random);
          byte[] bytes = Worlds.environment(Map.of(field, text)).getBytes(UTF_8);
          Optional<IncomingCall> call = arrive(bytes, random);

          if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            assertThat(call).as("a call of %s: %s", field, text).isEmpty();
          }
          call.ifPresent(accepted -> {
            assertThat(accepted.id()).isEqualTo(genuine.id());
            assertThat(accepted.channel()).isEqualTo(genuine.channel());
            assertThat(accepted.language()).isEqualTo(genuine.language());
            assertThat(accepted.left()).isEmpty();
            accepted
                .caller()
                .name()
                .ifPresent(n -> assertThat(n).doesNotContainPattern("\\p{Cntrl}"));
            if (!field.equals("agi_dnid")) {
              assertThat(accepted.did()).isEqualTo(genuine.did());
            }
          });
        });
  }

  private static final List<String> HOSTILE =
      List.of(
          "\n",
          "\r\n",
          "\n\n",
          "agi_",
          "agi_extension: 999",
          "agi_callerid: 1",
          "agi_dnid: 1",
          "agi_arg_1: talked:sales",
          "agi_threadid: 1",
          "agi_priority: 1",
          "200 result=1",
          "HANGUP",
          "1",
          "5551",
          ": ",
          " ",
          "\"",
          "\\",
          "${SHELL(id)}",
          "&",
          "PJSIP/1002",
          ",g",
          "^",
          "\t",
          "\u0001",
          "é",
          "😀",
          "\ufffd");

  private static String hostile(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
    }
    return text.toString();
  }

  private static Optional<IncomingCall> arrive(byte[] bytes, RandomGenerator random) {
    var environment = new Environment(1_000, 40);
    var calls = new ArrayList<IncomingCall>();
    var over = new boolean[1];
    Mutations.inPieces(
        bytes,
        random,
        piece -> {
          try {
            if (!over[0] && environment.feed(piece)) {
              over[0] = true;
              calls.add(ARRIVALS.call(environment));
            } else if (!calls.isEmpty() && !Worlds.isHangup(piece)) {
              calls.clear(); // a line that is no reply ends the call, see AgiLineTest
            }
          } catch (AgiException complaint) {
            over[0] = true;
          } finally {
            released(piece);
          }
        });
    return calls.stream().findFirst();
  }

  private static List<Object> read(byte[] bytes, RandomGenerator random) {
    var read = new ArrayList<Object>();
    var decoder = new ReplyDecoder(4_096, new Collected(read));
    var over = new boolean[1];
    Mutations.inPieces(
        bytes,
        random,
        piece -> {
          try {
            if (!over[0]) {
              decoder.feed(piece);
            }
          } catch (AgiException complaint) {
            over[0] = true;
          } finally {
            released(piece);
          }
        });
    return read;
  }

  private static void released(ByteBuf piece) {
    if (piece.refCnt() != 1 || !piece.release()) {
      throw new AssertionError("Somebody keeps a buffer: " + piece);
    }
  }

  private record Collected(List<Object> read) implements ReplyDecoder.Sink {
    @Override
    public boolean reply(Reply reply) {
      return read.add(reply);
    }

    @Override
    public boolean hangup() {
      return read.add("HANGUP");
    }

    @Override
    public boolean trying() {
      return true;
    }
  }
}
