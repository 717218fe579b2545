package io.heliotrope.config;

import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code callback}, or one of {@code {queue: …}, {message: …}, {number: …}, {exit: …}}. */
final class WayOutField {

  private static final String CALLBACK = "callback";

  private static final Map<String, FieldType<WayOut>> KINDS =
      Map.of(
          "queue", FieldType.made(QueueId::new).then(WayOut.ToQueue::new),
          "message", FieldType.text().then(WayOut.Message::new),
          "number", FieldType.made(PhoneNumber::new).then(WayOut.Outside::new),
          "exit", FieldType.text().then(WayOut.Exit::new));

  private static final String ADVICE =
      "Maybe 'callback', { queue: other }, { message: prompt }, { number: \"+351210000000\" } or"
          + " { exit: name }.";

  private WayOutField() {}

  /** {@code promptMeant} hears of the prompt, if it names one. */
  static Optional<WayOut> read(
      YamlNode node, String path, Mistakes mistakes, Consumer<Located<String>> promptMeant) {
    if (node instanceof YamlNode.Scalar scalar && scalar.text().equals(CALLBACK)) {
      return Optional.of(new WayOut.Callback());
    }
    if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
      YamlNode.Entry entry = mapping.entries().getFirst();
      FieldType<WayOut> kind = KINDS.get(entry.key());
      if (kind != null) {
        String at = path + "." + entry.key();
        Optional<WayOut> way = kind.read(entry.value(), at, mistakes);
        if (way.isPresent() && way.get() instanceof WayOut.Message(String prompt)) {
          promptMeant.accept(new Located<>(prompt, entry.value().place(), at));
        }
        return way;
      }
      mistakes.error(
          entry.place(),
          path,
          "'%s' is no way out.".formatted(entry.key()),
          Suggestion.adviceOr(entry.key(), KINDS.keySet(), ADVICE));
      return Optional.empty();
    }
    mistakes.error(
        node.place(), path, "one way out is needed, not " + node.described() + ".", ADVICE);
    return Optional.empty();
  }
}
