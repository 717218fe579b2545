package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.config.FieldType;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import io.heliotrope.config.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every prompt says, in every language: {@code prompts/LANGUAGE.yaml} in the operator's
 * folder, each a mapping from a prompt's key to its text.
 */
public record PromptTexts(Map<Language, Map<String, String>> byLanguage) {

  /** Where the texts are, in the operator's folder. */
  public static final String FOLDER = "prompts";

  private static final String ENDING = ".yaml";
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public PromptTexts {
    byLanguage =
        byLanguage.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
  }

  /**
   * Reads all languages, and adds our own texts where the operator has none; what is wrong is added
   * to {@code mistakes}, and left out.
   */
  public static PromptTexts read(Path operatorsFolder, Mistakes mistakes) {
    Map<Language, Map<String, String>> all =
        new TreeMap<>(java.util.Comparator.comparing(Language::tag));
    for (String name : files(operatorsFolder, mistakes)) {
      String file = FOLDER + "/" + name;
      try {
        var language = new Language(name.substring(0, name.length() - ENDING.length()));
        all.put(language, texts(file, Files.readString(operatorsFolder.resolve(file)), mistakes));
      } catch (IllegalArgumentException e) {
        mistakes.error(Place.file(file), "", e);
      } catch (IOException e) {
        mistakes.error(Place.file(file), "", "can't be read: " + FileTrouble.why(e) + ".", "");
      }
    }
    warnOfGaps(all, mistakes);
    HouseTexts ours = HouseTexts.neededBy(operatorsFolder);
    all.replaceAll((language, texts) -> {
      Map<String, String> together = new HashMap<>(ours.in(language));
      together.putAll(texts);
      return together;
    });
    return new PromptTexts(all);
  }

  public Set<Language> languages() {
    return byLanguage.keySet();
  }

  private static List<String> files(Path folder, Mistakes mistakes) {
    try (Stream<Path> files = Files.list(folder.resolve(FOLDER))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (NoSuchFileException missing) {
      mistakes.error(
          Place.file(FOLDER), "", "there is no such folder.", "Maybe create it, with en.yaml.");
      return List.of();
    } catch (IOException e) {
      mistakes.error(Place.file(FOLDER), "", "can't be read: " + FileTrouble.why(e) + ".", "");
      return List.of();
    }
  }

  private static Map<String, String> texts(String file, String text, Mistakes mistakes) {
    return YamlReader.read(file, text, mistakes)
        .flatMap(node ->
            FieldType.map(PromptTexts::key, FieldType.textOrNumber()).read(node, "", mistakes))
        .orElse(Map.of());
  }

  private static String key(String text) {
    if (!KEY.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A prompt's key ('%s') may have lower-case letters, digits and '-'.".formatted(text));
    }
    return text;
  }

  /** A text that one language has and another lacks is most likely forgotten. */
  private static void warnOfGaps(Map<Language, Map<String, String>> all, Mistakes mistakes) {
    Set<String> keys =
        all.values().stream().flatMap(texts -> texts.keySet().stream()).collect(Collectors.toSet());
    all.forEach((language, texts) ->
        keys.stream()
            .filter(key -> !texts.containsKey(key))
            .sorted()
            .forEach(key ->
                mistakes.warning(
                    Place.file(FOLDER + "/" + language + ENDING),
                    key,
                    "has no text, though another language does.",
                    "Maybe it was forgotten in translation.")));
  }
}
