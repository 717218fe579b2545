package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.FieldType;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.YamlNode;
import io.heliotrope.config.YamlNode.Entry;
import io.heliotrope.config.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we say to agents, in {@code prompts} of the project: the same in every company, so nobody
 * has to write it. Only what the operator's files make use of, since each text is a file to be
 * spoken.
 */
final class HouseTexts {

  private final List<String> sets;

  private HouseTexts(List<String> sets) {
    this.sets = sets;
  }

  /** The texts that are needed for the files in that folder. */
  static HouseTexts neededBy(Path operatorsFolder) {
    boolean byPhone =
        has(root(operatorsFolder.resolve(CompanyReader.AGENTS)), "by-phone").isPresent();
    List<YamlNode> queues =
        has(root(operatorsFolder.resolve(CompanyReader.QUEUES)), "queues")
            .filter(YamlNode.Mapping.class::isInstance)
            .map(all -> ((YamlNode.Mapping) all).entries().stream().map(Entry::value).toList())
            .orElse(List.of());
    boolean accepts = queues.stream().anyMatch(queue -> has(queue, "accept-key").isPresent());
    boolean asks = queues.stream().anyMatch(queue -> has(queue, "transfer-key").isPresent());
    boolean tells =
        queues.stream()
            .flatMap(queue -> has(queue, "whisper").stream())
            .anyMatch(YamlNode.Mapping.class::isInstance);
    List<String> sets = new ArrayList<>();
    if (byPhone) {
      sets.add("agents");
    }
    if (byPhone || accepts) {
      sets.add("keys");
    }
    if (accepts || tells) {
      sets.add("whispers");
    }
    if (asks) {
      sets.add("consults");
    }
    return new HouseTexts(sets);
  }

  private static Optional<YamlNode> has(YamlNode node, String name) {
    return node instanceof YamlNode.Mapping mapping
        ? mapping.find(name).map(Entry::value)
        : Optional.empty();
  }

  /** By prompt; those of {@code pt} for {@code pt-br}, where it has none of its own. */
  Map<String, String> in(Language language) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String set : sets) {
      Map<String, String> own = read(set, language.tag());
      all.putAll(own.isEmpty() ? read(set, language.tag().split("-")[0]) : own);
    }
    return all;
  }

  private static Map<String, String> read(String set, String language) {
    String name = set + "/" + language + ".yaml";
    try (var text = HouseTexts.class.getResourceAsStream(name)) {
      if (text == null) {
        return Map.of();
      }
      var mistakes = new Mistakes();
      return YamlReader.read(
              name, new String(text.readAllBytes(), StandardCharsets.UTF_8), mistakes)
          .flatMap(
              node -> FieldType.map(key -> key, FieldType.textOrNumber()).read(node, "", mistakes))
          .orElseThrow(() -> new IllegalStateException(name + ": " + mistakes.list()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing where the file can't be read, of which its own reader tells. */
  private static YamlNode root(Path file) {
    try {
      return YamlReader.read(file.getFileName().toString(), Files.readString(file), new Mistakes())
          .orElseGet(HouseTexts::nothing);
    } catch (IOException e) {
      return nothing();
    }
  }

  private static YamlNode nothing() {
    return new YamlNode.Mapping(io.heliotrope.config.Place.file(""), List.of());
  }
}
