package io.heliotrope.store;

import io.heliotrope.journal.JournalEntry;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads what {@link EntryWriter} wrote. */
final class EntryReader {

  /** What stands for a field that an earlier version did not write. */
  private static final Map<Class<?>, Object> LATER =
      Map.of(String.class, "", Duration.class, Duration.ZERO);

  private static final Map<String, Class<?>> KINDS = kindsOf(JournalEntry.class);

  private final ObjectMapper json = new ObjectMapper();

  /**
   * @return empty if the line is no entry we know: torn at a crash, or written by a later version
   */
  Optional<JournalEntry> read(String line) {
    try {
      JsonNode tree = json.readTree(line);
      Class<?> kind = KINDS.get(tree.path("type").asString(""));
      return kind == null ? Optional.empty() : Optional.of((JournalEntry) object(tree, kind));
    } catch (JacksonException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Object object(JsonNode tree, Class<?> kind) {
    RecordShape.Field[] fields = RecordShape.of(kind).fields();
    Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = value(tree.path(fields[i].name()), fields[i].type());
    }
    return RecordShape.of(kind).make(values);
  }

  private static Object value(JsonNode tree, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return tree.isMissingNode() ? Optional.empty() : Optional.of(value(tree, of[0]));
      }
      if (generic.getRawType() == List.class) {
        return tree.valueStream().map(one -> value(one, of[0])).toList();
      }
      Map<Object, Object> map = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> one : tree.properties()) {
        map.put(word((Class<?>) of[0], one.getKey()), value(one.getValue(), of[1]));
      }
      return map;
    }
    return scalar(tree, (Class<?>) type);
  }

  private static Object scalar(JsonNode tree, Class<?> type) {
    if (type == int.class) {
      return tree.intValue();
    }
    if (type == long.class) {
      return tree.longValue();
    }
    if (type == boolean.class) {
      return tree.booleanValue();
    }
    if (tree.isObject()) {
      Class<?> kind = type.isRecord() ? type : kindsOf(type).get(tree.path("type").asString(""));
      if (kind == null) {
        throw new IllegalArgumentException("no " + type.getSimpleName() + " we know");
      }
      return object(tree, kind);
    }
    if (tree.isMissingNode() && LATER.containsKey(type)) {
      return LATER.get(type);
    }
    if (!tree.isString()) {
      throw new IllegalArgumentException("no " + type.getSimpleName());
    }
    return word(type, tree.stringValue());
  }

  private static Object word(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == Instant.class) {
      return Instant.parse(text);
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    if (type == char.class && text.length() == 1) {
      return text.charAt(0);
    }
    if (type.isEnum()) {
      for (Object one : type.getEnumConstants()) {
        if (((Enum<?>) one).name().equals(text)) {
          return one;
        }
      }
    }
    if (type.isRecord() && RecordShape.of(type).isWord()) {
      return RecordShape.of(type).make(new Object[] {text});
    }
    throw new IllegalArgumentException("no " + type.getSimpleName());
  }

  /** The records of a sealed family, by name. */
  private static Map<String, Class<?>> kindsOf(Class<?> family) {
    Map<String, Class<?>> kinds = new HashMap<>();
    if (family.isRecord()) {
      kinds.put(family.getSimpleName(), family);
    } else if (family.isSealed()) {
      for (Class<?> one : family.getPermittedSubclasses()) {
        kinds.putAll(kindsOf(one));
      }
    }
    return kinds;
  }
}
