package io.heliotrope.flow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import io.heliotrope.config.CompanyBook;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Queue;
import io.heliotrope.config.YamlNode;
import io.heliotrope.config.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The company the demo plays with: its files must be what ours should look like. */
class DemoCompanyTest {

  static final Path FOLDER = Path.of("src/main/resources/company/demo");

  private final Mistakes mistakes = new Mistakes();

  @Test
  void itsFilesHaveNoMistakesAndNoWarnings() throws IOException {
    CompanyBook company = company();
    Known known = Known.of(company.company(), prompts());

    FlowBook book = FlowReader.read(texts("flows"), known);
    company.checkFlows(book.names(), mistakes);
    mistakes.addAll(book.mistakes());

    assertThat(mistakes.list()).isEmpty();
    assertThat(book.flows()).containsOnlyKeys("main");
  }

  @Test
  void allLanguagesHaveTheSamePrompts() throws IOException {
    Map<Language, Set<String>> prompts = prompts();

    assertThat(prompts.keySet().stream().map(Language::tag))
        .containsExactlyInAnyOrder("en", "pt", "fr", "es");
    assertThat(prompts.values().stream().distinct()).hasSize(1);
  }

  @Test
  void noPromptIsThereForNothing() throws IOException {
    var used = new LinkedHashSet<String>();
    for (String text : texts("flows").values()) {
      for (String prompt : prompts().values().iterator().next()) {
        if (text.matches("(?s).*[ \\[,]" + prompt + "[ ,\\]\n].*")) {
          used.add(prompt);
        }
      }
    }
    company().company().queues().values().stream()
        .map(Queue::whisper)
        .forEach(whisper -> whisper.ifPresent(used::add));

    assertThat(used).containsExactlyInAnyOrderElementsOf(prompts().values().iterator().next());
  }

  private CompanyBook company() throws IOException {
    return CompanyReader.read(texts("."), _ -> {}, mistakes).orElseThrow();
  }

  private Map<Language, Set<String>> prompts() throws IOException {
    var prompts = new LinkedHashMap<Language, Set<String>>();
    for (var file : texts("prompts").entrySet()) {
      String tag = file.getKey().replaceAll(".*/|\\.yaml", "");
      var keys = new LinkedHashSet<String>();
      if (YamlReader.read(file.getKey(), file.getValue(), mistakes).orElseThrow()
          instanceof YamlNode.Mapping mapping) {
        mapping.entries().forEach(entry -> keys.add(entry.key()));
      }
      prompts.put(new Language(tag), keys);
    }
    return prompts;
  }

  private static Map<String, String> texts(String folder) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    try (var files = Files.newDirectoryStream(FOLDER.resolve(folder), "*.yaml")) {
      for (Path file : files) {
        texts.put(
            FOLDER.resolve(folder).normalize().equals(FOLDER)
                ? file.getFileName().toString()
                : folder + "/" + file.getFileName(),
            Files.readString(file));
      }
    }
    return texts;
  }
}
