package io.heliotrope.flow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/flows.md shows is what the reader reads. */
class FlowsPageTest {

  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static List<String> examples() throws IOException {
    return YAML.matcher(Files.readString(Path.of("docs/flows.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void theWorkedExampleHasNoMistakes() throws IOException {
    assertThat(FlowText.book(examples().getFirst()).mistakes()).isEmpty();
  }

  @Test
  void theCasesOfABranchAreUnderstood() throws IOException {
    String whole =
        """
        flow: main
        start: ask
        nodes:
          ask: { collect: area, ask: which, max: 4, give-up: bye, next: which-way }
          bye: { hang-up: goodbye }
        """;
    String nodes =
        Stream.of("asleep help ask-number pt-menu works fault other opens-later".split(" "))
            .map("  %s: { hang-up: goodbye }\n"::formatted)
            .reduce("", String::concat);

    var book = FlowText.book(whole + nodes + examples().get(1));

    assertThat(book.mistakes().stream().filter(Mistake::isError)).isEmpty();
  }
}
