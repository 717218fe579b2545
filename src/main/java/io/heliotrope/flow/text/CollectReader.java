package io.heliotrope.flow.text;

import io.heliotrope.call.Printable;
import io.heliotrope.config.FieldType;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Speech;
import java.time.Duration;
import java.util.Optional;

/** Reads a node that asks for digits. */
final class CollectReader {

  private static final String NO_END_KEY = "none";

  private CollectReader() {}

  static Optional<Node> read(NodeFields it) {
    var fields = it.fields();
    var variable = fields.required("collect", FieldType.text().then(Names::variable));
    boolean secret = fields.or("secret", FieldType.truth(), false);
    variable.ifPresent(name -> it.collects(name, secret));
    var question = new Speech(it.speech("ask"), it.keys());
    int max = fields.required("max", FieldType.integer(1, 32)).orElse(32);
    int min = fields.or("min", FieldType.integer(1, 32), 1);
    if (min > max) {
      it.mistakes()
          .error(
              fields.place("min"),
              fields.path("min"),
              "at least %d digits, but at most %d.".formatted(min, max),
              "Maybe swap 'min' and 'max'.");
      min = max;
    }
    return Optional.of(
        new Node.Collect(
            it.node(),
            question,
            variable.orElse(""),
            secret,
            min,
            max,
            fields.or("end-key", FieldType.textOrNumber().then(CollectReader::endKey), HASH),
            it.time("first-digit", Duration.ofSeconds(6)),
            it.time("between-digits", Duration.ofSeconds(3)),
            it.retries(),
            it.stumbling("silence", question),
            it.stumbling("too-short", question),
            it.giveUp(),
            it.target("next")));
  }

  private static final Optional<Character> HASH = Optional.of('#');

  private static Optional<Character> endKey(String text) {
    if (text.equals(NO_END_KEY)) {
      return Optional.empty();
    }
    if (!text.equals("#") && !text.equals("*")) {
      throw new IllegalArgumentException(
          "The end key (%s) is \"#\", \"*\" or none.\nMaybe \"#\"?".formatted(Printable.of(text)));
    }
    return Optional.of(text.charAt(0));
  }
}
