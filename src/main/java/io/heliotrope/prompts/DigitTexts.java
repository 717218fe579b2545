package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.config.FieldType;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Asterisk's own SAY DIGITS and SAY NUMBER are made of: which files it asks for differs by
 * language, and Debian ships English ones only. Ours are {@code prompts/digits} of the project; the
 * operator's {@code prompts/digits/LANGUAGE.yaml} goes before.
 */
final class DigitTexts {

  /** Where Asterisk looks for them. */
  static final String FOLDER = "digits/";

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9-]{1,20}");

  private DigitTexts() {}

  /** By file name; empty for a language in which nobody has written them down. */
  static Map<String, String> of(Language language, Path operatorsFolder, Mistakes mistakes) {
    var name = FOLDER + language + ".yaml";
    return text(name, operatorsFolder.resolve(PromptTexts.FOLDER).resolve(name))
        .flatMap(text -> YamlReader.read(PromptTexts.FOLDER + "/" + name, text, mistakes))
        .flatMap(node ->
            FieldType.map(DigitTexts::file, FieldType.textOrNumber()).read(node, "", mistakes))
        .orElse(Map.of());
  }

  private static Optional<String> text(String name, Path operators) {
    try {
      if (Files.exists(operators)) {
        return Optional.of(Files.readString(operators));
      }
      try (var ours = DigitTexts.class.getResourceAsStream(name)) {
        return ours == null
            ? Optional.empty()
            : Optional.of(new String(ours.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String text) {
    if (!FILE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A file of digits ('%s') may have letters, digits and '-'.".formatted(text));
    }
    return text;
  }
}
