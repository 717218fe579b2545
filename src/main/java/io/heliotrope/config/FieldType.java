package io.heliotrope.config;

import io.heliotrope.config.YamlNode.Entry;
import io.heliotrope.config.YamlNode.Mapping;
import io.heliotrope.config.YamlNode.Scalar;
import io.heliotrope.config.YamlNode.Scalar.Kind;
import io.heliotrope.config.YamlNode.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** How a piece of a YAML file becomes a value. What is wrong goes to the mistakes. */
@FunctionalInterface
public interface FieldType<T> {

  /** The value, or empty after a mistake has been told. */
  Optional<T> read(YamlNode node, String path, Mistakes mistakes);

  /** A text. Numbers and {@code true} want quotes, so that nothing is read otherwise than meant. */
  static FieldType<String> text() {
    return (node, path, mistakes) -> {
      if (node instanceof Scalar s && s.kind() == Kind.TEXT && !s.text().isBlank()) {
        return Optional.of(s.text());
      }
      String advice =
          node instanceof Scalar s && !s.text().isBlank()
              ? "Maybe put it in quotes: \"%s\".".formatted(s.text())
              : "";
      return wrong(node, path, mistakes, "a text is needed", advice);
    };
  }

  /** Digits and the like, with quotes or without: exactly as written. */
  static FieldType<String> textOrNumber() {
    return (node, path, mistakes) ->
        node instanceof Scalar s && (s.kind() == Kind.TEXT || s.kind() == Kind.NUMBER)
            ? Optional.of(s.text())
            : wrong(node, path, mistakes, "a text or a number is needed", "");
  }

  static FieldType<Integer> integer(int least, int most) {
    return (node, path, mistakes) -> {
      if (node instanceof Scalar s
          && s.kind() == Kind.NUMBER
          && s.text().matches("-?(0|[1-9][0-9]{0,8})")) {
        int value = Integer.parseInt(s.text());
        if (value >= least && value <= most) {
          return Optional.of(value);
        }
      }
      return wrong(
          node,
          path,
          mistakes,
          "a whole number from %d to %d is needed".formatted(least, most),
          "");
    };
  }

  static FieldType<Boolean> truth() {
    return (node, path, mistakes) ->
        node instanceof Scalar s && s.kind() == Kind.TRUTH
            ? Optional.of(s.text().equalsIgnoreCase("true"))
            : wrong(node, path, mistakes, "true or false is needed", "");
  }

  /** A length of time such as {@code 20s}, {@code 1m30s}, {@code 500ms} or {@code 2h}. */
  static FieldType<Duration> duration(Duration least, Duration most) {
    return (node, path, mistakes) -> {
      Optional<Duration> value =
          node instanceof Scalar s && s.kind() == Kind.TEXT
              ? DurationText.find(s.text())
              : Optional.empty();
      if (value.isPresent()
          && value.get().compareTo(least) >= 0
          && value.get().compareTo(most) <= 0) {
        return value;
      }
      String advice =
          node instanceof Scalar s && s.kind() == Kind.NUMBER
              ? "Maybe '%ss'?".formatted(s.text())
              : "";
      return wrong(
          node,
          path,
          mistakes,
          "a time from %s to %s is needed, such as 20s or 1m30s"
              .formatted(DurationText.of(least), DurationText.of(most)),
          advice);
    };
  }

  /** One of the names of an enum, in lower case with {@code -} for {@code _}. */
  static <E extends Enum<E>> FieldType<E> oneOf(Class<E> kind) {
    Map<String, E> names = new LinkedHashMap<>();
    Arrays.stream(kind.getEnumConstants())
        .forEach(e -> names.put(e.name().toLowerCase(Locale.ROOT).replace('_', '-'), e));
    return (node, path, mistakes) ->
        oneOf(names.keySet())
            .read(node, path, mistakes)
            .flatMap(name -> Optional.ofNullable(names.get(name)));
  }

  /** One of these words. */
  static FieldType<String> oneOf(Collection<String> words) {
    return (node, path, mistakes) ->
        node instanceof Scalar s && words.contains(s.text())
            ? Optional.of(s.text())
            : wrong(
                node,
                path,
                mistakes,
                "one of %s is needed".formatted(String.join(", ", words)),
                node instanceof Scalar s
                    ? Suggestion.find(s.text(), words).map("Maybe '%s'?"::formatted).orElse("")
                    : "");
  }

  /** A text that {@code make} turns into a value; its {@link IllegalArgumentException} is told. */
  static <T> FieldType<T> made(Function<String, T> make) {
    return textOrNumber().then(make);
  }

  /** The items of a list; those that are wrong are left out after telling. */
  static <T> FieldType<List<T>> list(FieldType<T> item) {
    return (node, path, mistakes) -> {
      if (!(node instanceof Sequence sequence)) {
        return wrong(node, path, mistakes, "a list is needed", "Maybe put it in brackets: [ ].");
      }
      List<T> values = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        item.read(sequence.items().get(i), path + "[" + i + "]", mistakes).ifPresent(values::add);
      }
      return Optional.of(values);
    };
  }

  /** A list, or one item without brackets. */
  static <T> FieldType<List<T>> oneOrMore(FieldType<T> item) {
    return (node, path, mistakes) ->
        node instanceof Sequence
            ? list(item).read(node, path, mistakes)
            : item.read(node, path, mistakes).map(List::of);
  }

  /**
   * Names with values, in the order of the file; those that are wrong are left out after telling.
   *
   * @param make turns the name into a key; its {@link IllegalArgumentException} is told
   */
  static <K, V> FieldType<Map<K, V>> map(Function<String, K> make, FieldType<V> value) {
    return (node, path, mistakes) -> {
      if (!(node instanceof Mapping mapping)) {
        return wrong(node, path, mistakes, "a mapping (name: value) is needed", "");
      }
      Map<K, V> values = new LinkedHashMap<>();
      for (Entry entry : mapping.entries()) {
        String entryPath = path.isEmpty() ? entry.key() : path + "." + entry.key();
        Optional<V> read = value.read(entry.value(), entryPath, mistakes);
        try {
          K key = make.apply(entry.key());
          read.ifPresent(v -> values.put(key, v));
        } catch (IllegalArgumentException refusal) {
          mistakes.error(entry.place(), entryPath, refusal);
        }
      }
      return Optional.of(values);
    };
  }

  /**
   * Names with mappings: the things of a file, each by its name.
   *
   * @param make turns the name into a key; its {@link IllegalArgumentException} is told
   * @param read makes the thing; names it does not ask for are mistakes
   */
  static <K, V> FieldType<Map<K, V>> objects(
      Function<String, K> make, BiFunction<K, Fields, Optional<V>> read) {
    return (node, path, mistakes) -> {
      if (!(node instanceof Mapping mapping)) {
        return wrong(node, path, mistakes, "a mapping (name: value) is needed", "");
      }
      Map<K, V> values = new LinkedHashMap<>();
      for (Entry entry : mapping.entries()) {
        String entryPath = path.isEmpty() ? entry.key() : path + "." + entry.key();
        try {
          K key = make.apply(entry.key());
          object(fields -> read.apply(key, fields))
              .read(entry.value(), entryPath, mistakes)
              .ifPresent(value -> values.put(key, value));
        } catch (IllegalArgumentException refusal) {
          mistakes.error(entry.place(), entryPath, refusal);
        }
      }
      return Optional.of(values);
    };
  }

  /** A mapping with known names; those that {@code read} does not ask for are mistakes. */
  static <T> FieldType<T> object(Function<Fields, Optional<T>> read) {
    return (node, path, mistakes) ->
        Fields.of(node, path, mistakes)
            .flatMap(fields -> {
              try {
                Optional<T> value = read.apply(fields);
                fields.refuseOthers();
                return value;
              } catch (IllegalArgumentException refusal) {
                mistakes.error(node.place(), path, refusal);
                return Optional.empty();
              }
            });
  }

  /** The value with its place. */
  default FieldType<Located<T>> located() {
    return (node, path, mistakes) ->
        read(node, path, mistakes).map(value -> new Located<>(value, node.place(), path));
  }

  /** The value, of which somebody hears with its place, to check it when more is known. */
  default FieldType<T> heardBy(Consumer<Located<T>> hearer) {
    return located()
        .then(found -> {
          hearer.accept(found);
          return found.value();
        });
  }

  /** The value made into another; an {@link IllegalArgumentException} of {@code make} is told. */
  default <U> FieldType<U> then(Function<T, U> make) {
    return (node, path, mistakes) -> {
      Optional<T> value = read(node, path, mistakes);
      try {
        return value.map(make);
      } catch (IllegalArgumentException refusal) {
        mistakes.error(node.place(), path, refusal);
        return Optional.empty();
      }
    };
  }

  private static <T> Optional<T> wrong(
      YamlNode node, String path, Mistakes mistakes, String needed, String advice) {
    mistakes.error(node.place(), path, needed + ", not " + node.described() + ".", advice);
    return Optional.empty();
  }
}
