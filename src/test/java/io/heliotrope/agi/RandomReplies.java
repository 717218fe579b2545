package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A random but right stretch of what Asterisk says, with what it means. */
final class RandomReplies {

  private static final List<String> VALUES =
      List.of("", "value", "(a)(b)", "\"q\" \\", "José 北京", "A\nB", "x (y) z\n\nHANGUP\nend", "(");

  private final RandomGenerator random;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Object> meant = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  RandomReplies(RandomGenerator random) {
    this.random = random;
    ends.add(0);
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      add();
    }
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  List<Object> meant() {
    return meant;
  }

  /** Where the text of the first so many meanings ends. */
  int endOf(int count) {
    return ends.get(count);
  }

  private void add() {
    int number = random.nextInt(-2, 5_000);
    switch (random.nextInt(9)) {
      case 0 -> line("HANGUP", "HANGUP");
      case 1 -> noise("");
      case 2 -> noise("100 result=0 Trying...");
      case 3 ->
          line("511 Command Not Permitted on a dead channel", new Reply(511, Reply.NO_NUMBER, ""));
      case 4 -> {
        noise("520-Invalid command syntax.  Proper usage follows:");
        noise("Returns <literal>0</literal> (if) 200 result=1");
        line("520 End of proper usage.", new Reply(520, Reply.NO_NUMBER, ""));
      }
      case 5 -> {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        line("200 result=" + number + " (" + value + ")", new Reply(200, number, value));
      }
      case 6 ->
          line("200 result=" + number + " endpos=" + random.nextInt(99_999), Reply.of(number));
      default -> line("200 result=" + number, Reply.of(number));
    }
  }

  private void line(String text, Object meaning) {
    noise(text);
    meant.add(meaning);
    ends.add(bytes.size());
  }

  private void noise(String text) {
    bytes.writeBytes((text + (random.nextInt(4) == 0 ? "\r\n" : "\n")).getBytes(UTF_8));
  }
}
