package io.heliotrope.config;

import io.heliotrope.call.Language;
import io.heliotrope.call.Skill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Skills and languages with their levels. */
final class LevelFields {

  private static final FieldType<Integer> LEVEL = FieldType.integer(1, Levels.BEST);

  /** Skills without levels are skills at their best. */
  static final FieldType<Map<Skill, Integer>> SKILLS =
      plainOrGraded(Skill::new, Levels.BEST, "skill");

  /** Needs without levels are met by whoever has the skill at all. */
  static final FieldType<Map<Skill, Integer>> NEEDS = plainOrGraded(Skill::new, 1, "skill");

  /** Languages without levels are spoken perfectly; one alone needs no brackets. */
  static final FieldType<Map<Language, Integer>> LANGUAGES =
      (node, path, mistakes) ->
          node instanceof YamlNode.Scalar
              ? FieldType.made(Language::new)
                  .read(node, path, mistakes)
                  .map(one -> Map.of(one, Levels.BEST))
              : plainOrGraded(Language::new, Levels.BEST, "en").read(node, path, mistakes);

  private LevelFields() {}

  /**
   * {@code {billing: 60}}, or {@code [billing, sales]} with the same level for all.
   *
   * @param example a name, for advice
   */
  private static <K> FieldType<Map<K, Integer>> plainOrGraded(
      Function<String, K> make, int otherwise, String example) {
    FieldType<Map<K, Integer>> graded = FieldType.map(make, LEVEL);
    FieldType<List<K>> plain = FieldType.list(FieldType.made(make));
    return (node, path, mistakes) ->
        switch (node) {
          case YamlNode.Sequence list ->
              plain
                  .read(list, path, mistakes)
                  .map(all -> {
                    Map<K, Integer> levels = new LinkedHashMap<>();
                    all.forEach(one -> levels.put(one, otherwise));
                    return levels;
                  });
          case YamlNode.Mapping mapping -> graded.read(mapping, path, mistakes);
          case YamlNode.Scalar scalar -> {
            String name = scalar.kind() == YamlNode.Scalar.Kind.TEXT ? scalar.text() : example;
            mistakes.error(
                scalar.place(),
                path,
                "names are needed, in brackets, not " + scalar.described() + ".",
                "Maybe [%s], or with the level: { %s: 60 }.".formatted(name, name));
            yield Optional.empty();
          }
        };
  }
}
