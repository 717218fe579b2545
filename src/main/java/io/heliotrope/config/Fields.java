package io.heliotrope.config;

import io.heliotrope.call.Printable;
import io.heliotrope.config.YamlNode.Entry;
import io.heliotrope.config.YamlNode.Mapping;
import io.heliotrope.config.YamlNode.Scalar;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes typed fields out of a mapping. Whatever is missing, wrong or unknown becomes a mistake with
 * its place; the caller goes on, so that all are found.
 *
 * <pre>{@code
 * var zone = fields.required("zone", zoneType);
 * var ring = fields.or("ring", FieldType.duration(ofSeconds(1), ofMinutes(2)), ofSeconds(20));
 * fields.refuseOthers();
 * }</pre>
 */
public final class Fields {

  private final Mapping mapping;
  private final String path;
  private final Mistakes mistakes;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(Mapping mapping, String path, Mistakes mistakes) {
    this.mapping = mapping;
    this.path = path;
    this.mistakes = mistakes;
  }

  /** The fields of a node; empty, and a mistake, if it is not a mapping. */
  public static Optional<Fields> of(YamlNode node, String path, Mistakes mistakes) {
    if (node instanceof Mapping mapping) {
      return Optional.of(new Fields(mapping, path, mistakes));
    }
    mistakes.error(
        node.place(),
        path,
        "a mapping (name: value) is needed here, not " + node.described() + ".",
        "");
    return Optional.empty();
  }

  /** The field's value; empty, and a mistake, if it is missing or wrong. */
  public <T> Optional<T> required(String key, FieldType<T> type) {
    Optional<Entry> entry = entry(key);
    if (entry.isEmpty()) {
      mistakes.error(mapping.place(), path, "'%s' is missing.".formatted(key), "");
      return Optional.empty();
    }
    return type.read(entry.get().value(), path(key), mistakes);
  }

  /** The field's value; empty if it is missing; empty, and a mistake, if it is wrong. */
  public <T> Optional<T> optional(String key, FieldType<T> type) {
    return entry(key).flatMap(entry -> type.read(entry.value(), path(key), mistakes));
  }

  /** The field's value, or {@code otherwise} if it is missing (or wrong, after telling so). */
  public <T> T or(String key, FieldType<T> type, T otherwise) {
    return optional(key, type).orElse(otherwise);
  }

  /** Is the field there, with whatever value? */
  public boolean has(String key) {
    return entry(key).isPresent();
  }

  /** The names that have been asked for so far. */
  Set<String> asked() {
    return new LinkedHashSet<>(known);
  }

  /** Every field that nobody has asked for is a mistake. Call it last. */
  public void refuseOthers() {
    for (Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        mistakes.error(
            entry.place(),
            path,
            "unknown name '%s'.".formatted(Printable.of(entry.key())),
            Suggestion.advice(entry.key(), known));
      }
    }
  }

  /** Where the field's value stands; where the mapping begins if there is no such field. */
  public Place place(String key) {
    return mapping.find(key).map(entry -> entry.value().place()).orElse(mapping.place());
  }

  /** The names that lead to this field: {@code sites.lisbon.zone}. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public String path() {
    return path;
  }

  public Place place() {
    return mapping.place();
  }

  public Mapping mapping() {
    return mapping;
  }

  public Mistakes mistakes() {
    return mistakes;
  }

  /** A field without a value ({@code whisper:}) counts as missing. */
  private Optional<Entry> entry(String key) {
    known.add(key);
    return mapping
        .find(key)
        .filter(e -> !(e.value() instanceof Scalar s && s.kind() == Scalar.Kind.NOTHING));
  }
}
