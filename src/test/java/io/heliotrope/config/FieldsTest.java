package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private enum Colour {
    LIGHT_RED,
    BLUE
  }

  private final Mistakes mistakes = new Mistakes();

  @Test
  void takesWhatItsTypeSays() {
    var fields =
        fields(
            """
            text: hello
            digits: 0042
            whole: 12
            truth: true
            time: 1m30s
            colour: light-red
            one: pt
            many: [pt, en]
            levels: { b: 2, a: 1 }
            """);
    assertThat(fields.required("text", FieldType.text())).contains("hello");
    assertThat(fields.required("digits", FieldType.textOrNumber())).contains("0042");
    assertThat(fields.required("whole", FieldType.integer(1, 12))).contains(12);
    assertThat(fields.required("truth", FieldType.truth())).contains(true);
    assertThat(fields.required("time", anyTime())).contains(Duration.ofSeconds(90));
    assertThat(fields.required("colour", FieldType.oneOf(Colour.class))).contains(Colour.LIGHT_RED);
    assertThat(fields.required("one", FieldType.oneOrMore(FieldType.made(Language::new))))
        .contains(List.of(new Language("pt")));
    assertThat(fields.required("many", FieldType.oneOrMore(FieldType.made(Language::new))))
        .contains(List.of(new Language("pt"), new Language("en")));
    assertThat(fields.required("levels", FieldType.map(k -> k, FieldType.integer(0, 9))))
        .contains(Map.of("b", 2, "a", 1));
    assertThat(fields.or("absent", FieldType.text(), "usual")).isEqualTo("usual");
    fields.refuseOthers();
    assertThat(mistakes.list()).isEmpty();
  }

  @Test
  void tellsAllMistakesAtOnceEachWithPlacePathAndAdvice() {
    var fields =
        fields(
            """
            text: 12
            whole: 13
            time: 20
            colour: light-rod
            languages: [pt, EN]
            quues: x
            """);
    fields.required("text", FieldType.text());
    fields.required("whole", FieldType.integer(1, 12));
    fields.required("time", anyTime());
    fields.required("colour", FieldType.oneOf(Colour.class));
    fields.required("languages", FieldType.list(FieldType.made(Language::new)));
    fields.required("queues", FieldType.text());
    fields.refuseOthers();
    assertThat(mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            f.yaml:1:1: top: 'queues' is missing.
            f.yaml:1:7: top.text: a text is needed, not the number 12.
                Maybe put it in quotes: "12".
            f.yaml:2:8: top.whole: a whole number from 1 to 12 is needed, not the number 13.
            f.yaml:3:7: top.time: a time from 0s to 1h is needed, such as 20s or 1m30s, not the number 20.
                Maybe '20s'?
            f.yaml:4:9: top.colour: one of light-red, blue is needed, not 'light-rod'.
                Maybe 'light-red'?
            f.yaml:5:17: top.languages[1]: A language (EN) is an IETF tag in lower case, such as 'en', 'pt' or 'pt-br'.
                Maybe 'en'?
            f.yaml:6:1: top: unknown name 'quues'.
                Maybe 'queues'?\
            """);
  }

  @Test
  void suggestsOnlyWhatIsNear() {
    List<String> known = List.of("queues", "sites", "agents");
    assertThat(Suggestion.find("quues", known)).contains("queues");
    assertThat(Suggestion.find("sitse", known)).contains("sites");
    assertThat(Suggestion.find("Agents", known)).contains("agents");
    assertThat(Suggestion.find("zebra", known)).isEmpty();
    assertThat(Suggestion.find("", known)).isEmpty();
    assertThat(Suggestion.distance("Europe/Lisabon", "Europe/Lisbon")).isEqualTo(1);
    assertThat(Suggestion.distance("ab", "ba")).isEqualTo(1);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void writesAndReadsLengthsOfTime() {
    for (String text : List.of("0s", "500ms", "20s", "1m30s", "2h", "1h1m1s1ms")) {
      assertThat(DurationText.find(text).map(DurationText::of)).contains(text);
    }
    assertThat(DurationText.find("1s1m")).isEmpty();
    assertThat(DurationText.find("-1s")).isEmpty();
    assertThat(DurationText.find("")).isEmpty();
    assertThat(DurationText.find("20 s")).isEmpty();
  }

  private static FieldType<Duration> anyTime() {
    return FieldType.duration(Duration.ZERO, Duration.ofHours(1));
  }

  private Fields fields(String yaml) {
    return YamlReader.read("f.yaml", yaml, mistakes)
        .flatMap(node -> Fields.of(node, "top", mistakes))
        .orElseThrow();
  }
}
