package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.YamlNode.Mapping;
import io.heliotrope.config.YamlNode.Scalar;
import io.heliotrope.config.YamlNode.Sequence;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  private final Mistakes mistakes = new Mistakes();

  @Test
  void everythingKnowsItsPlace() {
    assertThat(
            outline(
                """
                # a comment
                name: Sunhouse
                sites:
                  lisbon: { zone: Europe/Lisbon, list: [1, "2", true] }
                  empty:
                  quoted: ""
                """))
        .isEqualTo(
            """
            2:1 name = TEXT Sunhouse @2:7
            3:1 sites = @4:3
              4:3 lisbon = @4:11
                4:13 zone = TEXT Europe/Lisbon @4:19
                4:34 list = @4:40
                  NUMBER 1 @4:41
                  TEXT 2 @4:44
                  TRUTH true @4:49
              5:3 empty = NOTHING  @5:9
              6:3 quoted = TEXT  @6:11
            """);
    assertThat(mistakes.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0042", "1_000", "5551000", "0x1F", "1.10", "+44", "22:00", "0o17"})
  void whatIsWrittenStaysAsWritten(String text) {
    assertThat(outline("a: " + text)).contains(" " + text + " @");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "off", "on", "yes", "y"})
  void norwayIsNoTruthValue(String text) {
    assertThat(outline("a: " + text)).contains("TEXT " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queues:\n  billing: { accept-key: * }\n",
        "queues:\n  billing:\n    accept-key: *\n    ring: 20s\n",
        "# \uD83C\uDF3B\nqueues: # \uD83C\uDF3B\n    accept-key: *\n",
      })
  void aStarWantsQuotes(String text) {
    YamlReader.read("queues.yaml", text, mistakes);
    assertThat(mistakes.list())
        .singleElement()
        .satisfies(mistake -> {
          assertThat(mistake.what()).isEqualTo("a '*' alone is no text in YAML.");
          assertThat(mistake.advice()).isEqualTo("Maybe put it in quotes: \"*\".");
          String line = text.lines().toList().get(mistake.place().line() - 1);
          assertThat(line.charAt(mistake.place().column() - 1)).isEqualTo('*');
        });
  }

  @Test
  void tellsEveryTrickAndReadsOn() {
    assertThat(
            outline(
                """
                a: &anchor 1
                b: *anchor
                c: !!str 5
                d: 1
                d: 2
                &key e: 1
                """))
        .as(told())
        .contains("d = NUMBER 1");
    assertThat(told())
        .isEqualTo(
            """
            x.yaml:1:4: a: anchors (&anchor) are not supported.
            x.yaml:2:4: b: aliases (*anchor) are not supported.
            x.yaml:3:4: c: tags (tag:yaml.org,2002:str) are not supported.
            x.yaml:5:1: 'd' stands here twice; it is already in line 4.
            x.yaml:6:1: anchors (&key) are not supported.\
            """);
  }

  @Test
  void namesThePlaceOfASyntaxError() {
    assertThat(outline("a: 1\nb: [1, 2\nc: 3\n")).isEmpty();
    assertThat(told()).startsWith("x.yaml:3:2: this is not YAML: ");
  }

  @Test
  void tellsWhereAnOpenQuoteBegan() {
    assertThat(outline("a: 1\nb: 'open\nc: 3\n")).isEmpty();
    assertThat(told()).startsWith("x.yaml:4:1: this is not YAML: ").endsWith("line 2.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "# only a comment", "a: 1\n---\nb: 2", "a: 'open", "\ta: 1", "a: b: c",
            "? [x]\n: 1",
        "a: {b: 1", "a: 1\n b: 2", "- 1\na: 2", "a: @x", "\u0000", "a: \"\\q\"", "*a : 1", "%TAG x"
      })
  void refusesWithAPlaceAndNeverThrows(String text) {
    YamlReader.read("x.yaml", text, mistakes);
    assertThat(mistakes.hasErrors()).isTrue();
  }

  @Test
  void refusesToNestForEver() {
    assertThat(YamlReader.read("x.yaml", "[".repeat(10_000), mistakes)).isEmpty();
    assertThat(mistakes.list()).hasSize(1);
  }

  private String outline(String yaml) {
    return YamlReader.read("x.yaml", yaml, mistakes).map(n -> outline(n, "")).orElse("");
  }

  private static String outline(YamlNode node, String indent) {
    return switch (node) {
      case Scalar s -> s.kind() + " " + s.text() + at(s) + "\n";
      case Sequence s ->
          at(s)
              + "\n"
              + s.items().stream()
                  .map(item -> indent + outline(item, indent))
                  .collect(Collectors.joining());
      case Mapping m ->
          (m.place().line() == 0 || indent.isEmpty() ? "" : at(m) + "\n")
              + m.entries().stream()
                  .map(e ->
                      indent
                          + e.place().line()
                          + ":"
                          + e.place().column()
                          + " "
                          + e.key()
                          + " ="
                          + (e.value() instanceof Scalar ? " " : "")
                          + outline(e.value(), indent + "  "))
                  .collect(Collectors.joining());
    };
  }

  private static String at(YamlNode node) {
    return " @" + node.place().line() + ":" + node.place().column();
  }

  private String told() {
    return mistakes.list().stream()
        .map(m -> m.toString().lines().findFirst().orElse(""))
        .collect(Collectors.joining("\n"));
  }
}
