package io.heliotrope.flow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.testing.Seeds;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, the reader answers with mistakes, not with an exception. */
class FlowReaderFuzzTest {

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    "\n",
    "  ",
    "\"",
    "'",
    "#",
    ",",
    "-",
    "- ",
    "&a",
    "*a",
    "!x",
    "|",
    ">",
    "~",
    "null",
    "true",
    "0x1",
    "1e9",
    "\t",
    "é",
    "\u0000",
    "next: ",
    "say: ",
    "menu",
    "nodes:",
    "branch:\n",
    "billing"
  };

  @Test
  void aSpoiledFileIsRefusedOrReadButNeverThrows() {
    Seeds.each(
        3_000,
        random -> {
          String text = FlowReaderTest.GOOD;
          for (int i = random.nextInt(1, 4); i > 0; i--) {
            text = spoil(text, random);
          }
          var book = FlowReader.read(Map.of("main.yaml", text), FlowReaderTest.KNOWN);
          assertThat(book.flows().containsKey("main") || !book.mistakes().isEmpty()).isTrue();
          assertThat(book.mistakes())
              .allSatisfy(mistake -> {
                assertThat(mistake.place().file()).isEqualTo("main.yaml");
                assertThat(mistake.what()).isNotBlank();
              });
        });
  }

  private static String spoil(String text, RandomGenerator random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(6));
    String piece = random.nextInt(4) == 0 ? "" : PIECES[random.nextInt(PIECES.length)];
    return text.substring(0, at) + piece + text.substring(to);
  }
}
