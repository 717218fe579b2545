package io.heliotrope.config;

import io.heliotrope.call.Printable;
import io.heliotrope.config.YamlNode.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what an agent hears before a caller, and presses to take them. */
final class WhisperField {

  private static final FieldType<List<Whisper.Part>> TELLS =
      FieldType.oneOrMore(FieldType.oneOf(Whisper.Part.class));
  private static final FieldType<Duration> WITHIN =
      FieldType.duration(Duration.ofSeconds(1), AcceptKey.LONGEST_TIME);

  private static final FieldType<Character> KEY =
      FieldType.textOrNumber()
          .then(text -> {
            if (!text.matches("[0-9*]")) {
              throw new IllegalArgumentException(
                  "a key of the telephone is needed (0 to 9 or *), not '%s'."
                      .formatted(Printable.of(text)));
            }
            return text.charAt(0);
          });

  private WhisperField() {}

  /**
   * A prompt's name, or {@code {prompt: billing, tells: [waited, tried]}}.
   *
   * @param promptMeant hears of the prompt
   */
  static FieldType<Whisper> whisper(Consumer<Located<String>> promptMeant) {
    FieldType<String> prompt = FieldType.text().then(QueueReader::sound).heardBy(promptMeant);
    return (node, path, mistakes) ->
        node instanceof Mapping
            ? FieldType.object(fields -> Optional.of(whisper(fields, prompt)))
                .read(node, path, mistakes)
            : prompt.read(node, path, mistakes).map(Whisper::of);
  }

  private static Whisper whisper(Fields fields, FieldType<String> prompt) {
    return new Whisper(fields.optional("prompt", prompt), fields.or("tells", TELLS, List.of()));
  }

  /** {@code accept-key: 1} and perhaps {@code accept-within: 10s}. */
  static Optional<AcceptKey> acceptKey(Fields fields) {
    Optional<Character> key = fields.optional("accept-key", KEY);
    Duration within = fields.or("accept-within", WITHIN, AcceptKey.USUAL_TIME);
    if (fields.has("accept-within") && !fields.has("accept-key")) {
      fields
          .mistakes()
          .error(
              fields.place("accept-within"),
              fields.path("accept-within"),
              "there is no 'accept-key' to press within that time.",
              "Maybe add 'accept-key: 1'.");
    }
    return key.map(one -> new AcceptKey(one, within));
  }
}
