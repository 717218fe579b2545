package io.heliotrope.config;

import io.heliotrope.call.Printable;
import io.heliotrope.call.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code transfer-key} and {@code dispositions} of a queue. */
final class AgentKeysField {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final FieldType<Character> DIGIT =
      FieldType.textOrNumber().then(AgentKeysField::digit);
  private static final FieldType<Map<Character, String>> WITH_DIGITS =
      FieldType.map(AgentKeysField::digit, FieldType.text().then(AgentKeysField::name));
  private static final FieldType<Map<Character, String>> DISPOSITIONS =
      (node, path, mistakes) -> {
        if (node instanceof YamlNode.Mapping) {
          return WITH_DIGITS.read(node, path, mistakes);
        }
        mistakes.error(
            node.place(),
            path,
            "each needs the digit that agents press for it (digit: name); this is %s."
                .formatted(node.described()),
            "Maybe { %s }.".formatted(withDigits(node)));
        return Optional.empty();
      };

  private final Mistakes mistakes;
  private final Map<Character, QueueId> taken = new HashMap<>();

  AgentKeysField(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Of one queue after the other: no two can have the same transfer key. */
  AgentKeys read(QueueId queue, Fields fields) {
    Optional<Character> transfer = fields.optional("transfer-key", DIGIT);
    transfer.ifPresent(key -> {
      QueueId first = taken.putIfAbsent(key, queue);
      if (first != null) {
        mistakes.error(
            fields.place("transfer-key"),
            fields.path("transfer-key"),
            "%s is already the transfer key of '%s'.".formatted(key, first),
            "Maybe give it another digit: agents press * and that digit, and mean one queue.");
      }
    });
    Map<Character, String> dispositions = fields.or("dispositions", DISPOSITIONS, Map.of());
    Set<String> names = new HashSet<>();
    dispositions.values().stream()
        .filter(name -> !names.add(name))
        .forEach(name ->
            mistakes.error(
                fields.place("dispositions"),
                fields.path("dispositions"),
                "'%s' is there twice.".formatted(name),
                ""));
    return new AgentKeys(transfer, dispositions);
  }

  /** What is there, with the digits that are nearest at hand. */
  private static String withDigits(YamlNode node) {
    List<YamlNode> items =
        switch (node) {
          case YamlNode.Sequence list -> list.items().stream().limit(9).toList();
          case YamlNode.Scalar one -> List.of(one);
          case YamlNode.Mapping _ -> List.of();
        };
    List<String> pairs = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlNode.Scalar scalar && NAME.matcher(scalar.text()).matches()) {
        pairs.add("%d: %s".formatted(pairs.size() + 1, scalar.text()));
      }
    }
    return pairs.isEmpty() ? "1: solved" : String.join(", ", pairs);
  }

  private static char digit(String text) {
    if (!text.matches("[0-9]")) {
      throw new IllegalArgumentException(
          "one digit is needed (0 to 9), which agents press behind * or #, not '%s'."
              .formatted(Printable.of(text)));
    }
    return text.charAt(0);
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          """
          a disposition (%s) may have lower-case letters, digits, '-', '.' and '_', 64 at most.
          Maybe write it in lower case with '-' for blanks.\
          """
              .formatted(Printable.of(text)));
    }
    return text;
  }
}
