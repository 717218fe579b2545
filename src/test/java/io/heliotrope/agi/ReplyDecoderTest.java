package io.heliotrope.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Asterisk answers, and what it may look like on the way. */
class ReplyDecoderTest {

  private static final int NONE = Reply.NO_NUMBER;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 result=0                                   | 0    |",
        "200 result=1                                   | 1    |",
        "200 result=-1                                  | -1   |",
        "200 result=-2                                  | -2   |",
        "200 result=53                                  | 53   |",
        "200 result=3985                                | 3985 |",
        "200 result=0 endpos=8000                       | 0    |",
        "200 result=-1 endpos=4800                      | -1   |",
        "200 result=1 (value)                           | 1    | value",
        "200 result=1 ()                                | 1    |",
        "200 result=1 (some value (x))                  | 1    | some value (x)",
        "200 result=1 ((hello)(world))                  | 1    | (hello)(world)",
        "200 result=1 (a \\\"b\\\" \\\\ c)              | 1    | a \\\"b\\\" \\\\ c",
        "200 result=1 (200 result=0)                    | 1    | 200 result=0",
        "200 result=12 (timeout)                        | 12   | timeout",
        "200 result= (timeout)                          | none | timeout",
        "200 result=                                    | none |",
        "200 result=1*#                                 | none |",
        "200 result 1                                   | 1    |",
        "200                                            | none |",
        "200 result=35 (dtmf) endpos=3200               | 35   | dtmf",
        "200 result=-1 (writefile)                      | -1   | writefile",
        "200 result=0 Gosub complete                    | 0    |",
        "200 result=0 Gosub complete (abnormal exit)    | 0    | abnormal exit",
        "200 result=-1 Gosub label not found            | -1   |",
        "200 result=99999999999999999999                | none |",
        "200 result=1 (ANSWER,16,1)                     | 1    | ANSWER,16,1",
      })
  void aReply(String line, String result, String value) {
    int number = result.equals("none") ? NONE : Integer.parseInt(result);
    var expected = new Reply(200, number, value == null ? "" : value);

    assertThat(read(line + "\n")).containsExactly(expected);
    assertThat(read(line + "\r\n")).containsExactly(expected);
  }

  @Test
  void refusalsOfAsterisk() {
    assertThat(read("510 Invalid or unknown command\n")).containsExactly(new Reply(510, NONE, ""));
    assertThat(read("511 Command Not Permitted on a dead channel or intercept routine\n"))
        .containsExactly(new Reply(511, NONE, ""));
    assertThat(read("520 Invalid command syntax.  Proper usage not available.\n"))
        .containsExactly(new Reply(520, NONE, ""));
  }

  @Test
  void aBlockOfUsageIsOneReply() {
    String block =
        """
        520-Invalid command syntax.  Proper usage follows:
        Returns <literal>0</literal> if <replaceable>variablename</replaceable> is not set.

        200 result=5 is not a reply in here.
        520 End of proper usage.
        200 result=7
        """;

    assertThat(read(block)).containsExactly(new Reply(520, NONE, ""), Reply.of(7));
  }

  @Test
  void aGosubSaysFirstThatItTries() {
    assertThat(read("100 result=0 Trying...\n200 result=0 Gosub complete\n"))
        .containsExactly(Reply.of(0));
  }

  @Test
  void anEmptyLineSaysNothing() {
    assertThat(read("\n\r\n200 result=1\n\n")).containsExactly(Reply.of(1));
  }

  @Test
  void aHangUpStandsBetweenAnyTwoLines() {
    assertThat(read("HANGUP\n")).containsExactly("HANGUP");
    assertThat(read("HANGUP\r\n200 result=-1\nHANGUP\nHANGUP\n"))
        .containsExactly("HANGUP", Reply.of(-1), "HANGUP", "HANGUP");
    assertThat(read("520-Usage\nHANGUP\n520 End of proper usage.\n"))
        .containsExactly("HANGUP", new Reply(520, NONE, ""));
  }

  @Test
  void aValueMayGoOverSeveralLines() {
    assertThat(read("200 result=1 (A\nB)\n")).containsExactly(new Reply(200, 1, "A\nB"));
    assertThat(read("200 result=1 (A\r\n\nHANGUP\n200 result=0\nB) endpos=3\n200 result=0\n"))
        .containsExactly(new Reply(200, 1, "A\r\n\nHANGUP\n200 result=0\nB"), Reply.of(0));
    assertThat(read("200 result=1 (\n)\r\n")).containsExactly(new Reply(200, 1, "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello", "agi_network: yes", "HANGUP ", "hangup", "2000", "200result=1", "300 result=1",
        "20", " 200 result=1", "5101", "100", "\u0000", "200\tresult=1", "GET / HTTP/1.1"
      })
  void anythingElseIsNoReply(String line) {
    assertThatThrownBy(() -> read(line + "\n")).isInstanceOf(AgiException.class);
  }

  @Test
  void aComplaintHidesDigitsAndControlCharacters() {
    assertThatThrownBy(() -> read("pin 4711\u001b[0m " + "x".repeat(100) + "\n"))
        .hasMessageContaining("pin ••••\\u••")
        .hasMessageNotContaining("x".repeat(40));
  }

  @Test
  void nothingIsCollectedWithoutEnd() {
    assertThatThrownBy(() -> read("2".repeat(5_000))).isInstanceOf(AgiException.class);
    assertThatThrownBy(() -> read("200 result=1 (" + "x\n".repeat(3_000)))
        .isInstanceOf(AgiException.class);
    assertThatThrownBy(() -> read("520-Usage\n" + "x\n".repeat(3_000)))
        .isInstanceOf(AgiException.class);
  }

  @Test
  void everySplitOfTheBytesReadsTheSame() {
    String all =
        """
        200 result=1
        200 result=0 endpos=8000
        HANGUP
        200 result=1 (José (x) z
        y) endpos=3

        100 result=0 Trying...
        200 result=0 Gosub complete
        520-Invalid command syntax.  Proper usage follows:
        <para>text</para>
        520 End of proper usage.
        511 Command Not Permitted on a dead channel or intercept routine
        200 result=-1
        HANGUP
        HANGUP
        """;
    for (String text : List.of(all, all.replace("\n", "\r\n"))) {
      List<Object> whole = read(text);
      assertThat(whole).hasSize(10);
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int first = 0; first <= bytes.length; first++) {
        for (int second = first; second <= bytes.length; second += 7) {
          assertThat(read(bytes, first, second)).isEqualTo(whole);
        }
      }
    }
  }

  private static List<Object> read(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return read(bytes, bytes.length, bytes.length);
  }

  private static List<Object> read(byte[] bytes, int first, int second) {
    var heard = new Heard();
    var decoder = new ReplyDecoder(4_096, heard);
    decoder.feed(io.netty.buffer.Unpooled.wrappedBuffer(bytes, 0, first));
    decoder.feed(io.netty.buffer.Unpooled.wrappedBuffer(bytes, first, second - first));
    decoder.feed(io.netty.buffer.Unpooled.wrappedBuffer(bytes, second, bytes.length - second));
    return heard.all;
  }

  private static final class Heard implements ReplyDecoder.Sink {
    final List<Object> all = new ArrayList<>();

    @Override
    public boolean reply(Reply reply) {
      all.add(reply);
      return true;
    }

    @Override
    public boolean trying() {
      return true;
    }

    @Override
    public boolean hangup() {
      all.add("HANGUP");
      return true;
    }
  }
}
