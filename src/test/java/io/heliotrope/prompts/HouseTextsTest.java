package io.heliotrope.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTextsTest {

  private static final Language EN = new Language("en");

  @TempDir private Path folder = Path.of("");
  private final Mistakes mistakes = new Mistakes();

  @BeforeEach
  void prompts() throws IOException {
    Files.createDirectories(folder.resolve("prompts"));
    for (String language : List.of("en", "pt", "fr", "es", "pt-br", "qu")) {
      Files.writeString(folder.resolve("prompts/" + language + ".yaml"), "welcome: \"Hello\"\n");
    }
  }

  private void agents(String text) throws IOException {
    Files.writeString(folder.resolve("agents.yaml"), text);
  }

  @Test
  void agentsAreSpokenToInEveryLanguageAlike() throws IOException {
    agents("by-phone: {}\nagents: {}\n");
    var texts = PromptTexts.read(folder, mistakes).byLanguage();
    assertThat(mistakes.list()).isEmpty();
    var english = texts.getOrDefault(EN, java.util.Map.of());
    assertThat(english).containsKeys("welcome", "agent-pin", "press-0", "reason-lunch");
    for (String language : List.of("pt", "fr", "es", "pt-br")) {
      assertThat(texts.get(new Language(language))).as(language).containsOnlyKeys(english.keySet());
    }
    assertThat(texts.get(new Language("qu"))).containsOnlyKeys("welcome");
  }

  @Test
  void whoIsPutThroughIsToldInEveryLanguageAlike() throws IOException {
    Files.writeString(
        folder.resolve("queues.yaml"),
        """
        queues:
          a: { whisper: { tells: waited } }
          b: { accept-key: 1 }
        """);
    var texts = PromptTexts.read(folder, mistakes).byLanguage();
    var english = texts.getOrDefault(EN, java.util.Map.of());
    assertThat(english)
        .containsKeys("whisper-take", "press-1", "press-star", "caller-speaks-pt", "waited-more")
        .containsKeys("waited-1", "waited-2", "waited-3", "waited-4", "waited-5", "waited-10")
        .doesNotContainKey("agent-pin");
    for (String language : List.of("pt", "fr", "es", "pt-br")) {
      assertThat(texts.get(new Language(language))).as(language).containsOnlyKeys(english.keySet());
    }
  }

  @Test
  void whoAsksAColleagueIsAnsweredInEveryLanguageAlike() throws IOException {
    Files.writeString(folder.resolve("queues.yaml"), "queues:\n  a: { transfer-key: 1 }\n");
    var texts = PromptTexts.read(folder, mistakes).byLanguage();
    for (String language : List.of("en", "pt", "fr", "es", "pt-br")) {
      assertThat(texts.get(new Language(language)))
          .as(language)
          .containsOnlyKeys("welcome", "whisper-consult", "consult-nobody", "transfer-nobody");
    }
  }

  @Test
  void theOperatorsOwnTextGoesBefore() throws IOException {
    agents("by-phone: {}\nagents: {}\n");
    Files.writeString(folder.resolve("prompts/en.yaml"), "agent-pin: \"Your PIN?\"\n");
    assertThat(new TextSounds(PromptTexts.read(folder, mistakes)).find("agent-pin", EN))
        .hasValueSatisfying(sound -> assertThat(sound.text()).isEqualTo("Your PIN?"));
  }

  @Test
  void nothingIsAddedThatNobodyHears() throws IOException {
    agents("agents: {}\n");
    assertThat(PromptTexts.read(folder, mistakes).byLanguage().get(EN)).containsOnlyKeys("welcome");
  }
}
