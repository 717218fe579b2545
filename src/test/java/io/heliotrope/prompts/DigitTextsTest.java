package io.heliotrope.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which files Asterisk 22.10 was seen to ask for: SAY NUMBER of 0 to 3,100,000 in steps, in every
 * gender, and SAY DIGITS.
 */
class DigitTextsTest {

  @ParameterizedTest
  @CsvSource({
    "en, 0-20 30 40 50 60 70 80 90 hundred thousand million billion",
    "pt, 0-20 30 40 50 60 70 80 90 100 200 300 400 500 600 700 800 900 100E 1000 1000000 1000000S pt-e"
        + " 1F 2F 200F 300F 400F 500F 600F 700F 800F 900F",
    "fr, 0-20 30 40 50 60 80 et 1F hundred thousand million",
    "es, 0-30 40 50 60 70 80 90 100 200 300 400 500 600 700 800 900 100-and and 1F 1M thousand"
        + " million millions",
  })
  void everyFileThatAsteriskAsksForHasAText(String language, String files) {
    var mistakes = new Mistakes();
    var texts = DigitTexts.of(new Language(language), Path.of("/nowhere"), mistakes);
    assertThat(mistakes.list()).isEmpty();
    assertThat(texts.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("minus", "star", "pound"), expand(files)).toList());
  }

  @Test
  void aLanguageNobodyHasWrittenDownHasNone() {
    assertThat(DigitTexts.of(new Language("qu"), Path.of("/nowhere"), new Mistakes())).isEmpty();
  }

  @Test
  void aSpeechCommandFillsInWhatItIsTold() {
    var tts =
        TtsCommand.of("say -v {voice} {text-file} -o {out}", Map.of(new Language("pt"), "joana"));
    assertThat(tts.filled(Path.of("/a b"), Path.of("/c"), new Language("pt")))
        .containsExactly("say", "-v", "joana", "/a b", "-o", "/c");
    assertThat(tts.filled(Path.of("/a"), Path.of("/c"), new Language("fr"))).contains("fr");
  }

  @Test
  void aSpeechCommandWithoutItsPlacesIsRefused() {
    assertThatThrownBy(() -> TtsCommand.of("say {text-file}", Map.of()))
        .hasMessageContaining("lacks {out}")
        .hasMessageContaining("Maybe like this");
    assertThatThrownBy(
            () -> TtsCommand.of(TtsCommand.ESPEAK, Map.of(new Language("en"), "-w/etc/passwd x")))
        .hasMessageContaining("voice of en");
  }

  private static Stream<String> expand(String files) {
    return Stream.of(files.split(" "))
        .flatMap(file ->
            file.matches("0-\\d+")
                ? IntStream.rangeClosed(0, Integer.parseInt(file.substring(2)))
                    .mapToObj(Integer::toString)
                : Stream.of(file));
  }
}
