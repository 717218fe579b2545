package io.heliotrope.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.PinHash;
import io.heliotrope.hours.WeeklyHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/company.md shows is what the readers read. */
class CompanyPageTest {

  private static final Pattern YAML =
      Pattern.compile("```yaml\n# ([a-z.-]+)\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExamplesHaveNoMistakes() throws IOException {
    Map<String, String> files = new HashMap<>();
    YAML.matcher(page()).results().forEach(found -> files.put(found.group(1), found.group(2)));
    var mistakes = new Mistakes();
    assertThat(CompanyReader.read(files, WeeklyHours::check, mistakes)).isPresent();
    assertThat(mistakes.hasErrors()).isFalse();
  }

  @Test
  void theQueueInFullHasNoMistakesEither() throws IOException {
    Map<String, String> files = new HashMap<>();
    YAML.matcher(page()).results().forEach(found -> files.put(found.group(1), found.group(2)));
    files.put("queues.yaml", requireNonNull(files.get("queues-in-full.yaml")));
    var mistakes = new Mistakes();
    assertThat(CompanyReader.read(files, WeeklyHours::check, mistakes)).isPresent();
    assertThat(mistakes.list()).isEmpty();
  }

  @Test
  void theWhisperHasNoMistakes() throws IOException {
    Map<String, String> files = new HashMap<>();
    YAML.matcher(page()).results().forEach(found -> files.put(found.group(1), found.group(2)));
    files.put("queues.yaml", requireNonNull(files.get("queues-with-whispers.yaml")));
    var mistakes = new Mistakes();
    assertThat(CompanyReader.read(files, WeeklyHours::check, mistakes)).isPresent();
    assertThat(mistakes.hasErrors()).isFalse();
  }

  @Test
  void theOverridesHaveNoMistakes() throws IOException {
    Map<String, String> files = new HashMap<>();
    YAML.matcher(page()).results().forEach(found -> files.put(found.group(1), found.group(2)));
    files.put("sites.yaml", requireNonNull(files.get("sites-with-overrides.yaml")));
    files.put("queues.yaml", "queues: { help: { sites: [lisbon] } }");
    files.put(
        "agents.yaml",
        "agents: { ana: { site: lisbon, endpoint: PJSIP/1, skills: [a], languages: en } }");
    files.put("numbers.yaml", "numbers: { default: { flow: main } }");
    var mistakes = new Mistakes();
    assertThat(CompanyReader.read(files, WeeklyHours::check, mistakes)).isPresent();
    assertThat(mistakes.list()).isEmpty();
  }

  @Test
  void theAgentsWhoCallInHaveNoMistakes() throws IOException {
    Map<String, String> files = new HashMap<>();
    YAML.matcher(page()).results().forEach(found -> files.put(found.group(1), found.group(2)));
    YAML.matcher(Files.readString(Path.of("docs/agents.md")))
        .results()
        .forEach(found -> files.put(found.group(1), found.group(2)));
    files.put("queues.yaml", "queues: { help: { sites: [lisbon] } }");
    files.put("pins.yaml", "ana: " + PinHash.OF_NOBODY.text());
    var mistakes = new Mistakes();
    assertThat(CompanyReader.read(files, WeeklyHours::check, mistakes)).isPresent();
    assertThat(mistakes.list()).isEmpty();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/company.md"));
  }
}
