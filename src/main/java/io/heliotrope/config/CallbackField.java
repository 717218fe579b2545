package io.heliotrope.config;

import io.heliotrope.call.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A queue's {@code callback}. */
final class CallbackField {

  /** How a number may begin. */
  static final FieldType<List<String>> PREFIXES =
      FieldType.oneOrMore(FieldType.textOrNumber().then(CallbackField::prefix));

  /**
   * The numbers that are called: said in so many words, for whoever writes a number into his caller
   * id has it called at the operator's cost.
   */
  private static final FieldType<List<String>> NUMBERS =
      (node, path, mistakes) ->
          node instanceof YamlNode.Scalar scalar && scalar.text().equals("all")
              ? Optional.of(List.of())
              : PREFIXES.then(CallbackField::some).read(node, path, mistakes);

  private static final FieldType<Duration> RING =
      FieldType.duration(Duration.ofSeconds(5), Duration.ofMinutes(2));
  private static final FieldType<Duration> GAP =
      FieldType.duration(Duration.ZERO, Duration.ofHours(24));

  private CallbackField() {}

  static FieldType<CallbackRules> type(FieldType<String> hours) {
    CallbackRules usual = CallbackRules.USUAL;
    return FieldType.object(f -> {
      int tries = f.or("tries", FieldType.integer(1, 20), usual.tries());
      Duration gap = f.or("gap", GAP, usual.gap());
      var first = f.or("first", FieldType.oneOf(CallbackRules.First.class), usual.first());
      String when = f.or("hours", hours, usual.hours());
      Duration ring = f.or("ring", RING, usual.ring());
      Optional<List<String>> numbers = f.required("numbers", NUMBERS);
      return numbers.map(only -> new CallbackRules(tries, gap, first, when, ring, only));
    });
  }

  private static List<String> some(List<String> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException(
          "nobody would be called.\nMaybe [\"+351\", \"+34\"], or all.");
    }
    return numbers;
  }

  private static String prefix(String text) {
    if (!text.matches("\\+?[0-9]{0,20}") || text.isEmpty()) {
      throw new IllegalArgumentException(
          """
          a number begins with digits, perhaps after a '+', not with '%s'.
          Maybe "+351", in quotes.\
          """
              .formatted(Printable.of(text)));
    }
    return text;
  }
}
