package io.heliotrope.flow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import io.heliotrope.config.CompanyBook;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Whisper;
import io.heliotrope.config.YamlNode;
import io.heliotrope.config.YamlReader;
import io.heliotrope.hours.WeeklyHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
    company.names().checkFlows(book.names(), mistakes);
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
        .flatMap(queue -> queue.whisper().flatMap(Whisper::prompt).stream())
        .forEach(used::add);
    prompts().values().iterator().next().stream()
        .filter(prompt -> prompt.matches("(position|wait)-([0-9]+|more)")) // while callers wait
        .forEach(used::add);

    assertThat(used).containsExactlyInAnyOrderElementsOf(prompts().values().iterator().next());
  }

  @Test
  void onWorkingDaysSomebodyIsAwakeAndAtWeekendsNobody() throws IOException {
    var hours =
        company().company().sites().values().stream()
            .map(site -> WeeklyHours.of(site.schedule().hours(), site.zone()))
            .toList();

    // Tuesday to Thursday: it is a working day in all three places at once
    assertThat(gaps(hours, "2026-01-13T00:00:00Z", 72)).isZero();
    assertThat(gaps(hours, "2026-07-14T00:00:00Z", 72)).isZero();
    // when Friday is over in Denver too, until it is almost Monday in Manila
    assertThat(gaps(hours, "2026-01-10T02:00:00Z", 44)).isEqualTo(44 * 4);
  }

  /** How many quarters of an hour nobody is awake. */
  private static long gaps(List<WeeklyHours> sites, String from, int hours) {
    return IntStream.range(0, hours * 4)
        .mapToObj(quarter -> Instant.parse(from).plusSeconds(quarter * 900L))
        .filter(at -> sites.stream().noneMatch(site -> site.at(at).open()))
        .count();
  }

  private CompanyBook company() throws IOException {
    return CompanyReader.read(texts("."), WeeklyHours::check, mistakes).orElseThrow();
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
