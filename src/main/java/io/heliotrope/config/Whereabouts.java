package io.heliotrope.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where something stands in files that have been read, for what can be checked only when they
 * are values already.
 *
 * @param files texts by name, relative to the configuration folder
 */
public record Whereabouts(Map<String, String> files) {

  public Whereabouts {
    files = Map.copyOf(files);
  }

  /**
   * Where the value of the last of these names stands, or of the innermost that is there; the whole
   * file, if it has none of them. The value says whether all of them are there.
   *
   * @param names from the outermost: {@code queues}, {@code billing}, {@code whisper}
   */
  public Located<Boolean> find(String file, List<String> names) {
    Optional<YamlNode> root =
        Optional.ofNullable(files.get(file))
            .flatMap(text -> YamlReader.read(file, text, new Mistakes())); // told already
    if (root.isEmpty()) {
      return new Located<>(false, Place.file(file), "");
    }
    YamlNode node = root.get();
    for (int i = 0; i < names.size(); i++) {
      Optional<YamlNode> inner =
          node instanceof YamlNode.Mapping mapping
              ? mapping.find(names.get(i)).map(YamlNode.Entry::value)
              : Optional.empty();
      if (inner.isEmpty()) {
        return new Located<>(false, node.place(), String.join(".", names.subList(0, i)));
      }
      node = inner.get();
    }
    return new Located<>(true, node.place(), String.join(".", names));
  }
}
