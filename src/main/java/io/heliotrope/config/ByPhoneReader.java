package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Printable;
import io.heliotrope.config.YamlNode.Mapping;
import io.heliotrope.config.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what agents may do by telephone: {@code by-phone} and each {@code number} of {@code
 * agents.yaml}, and {@code pins.yaml}.
 */
final class ByPhoneReader {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{2,8}");
  private static final FieldType<Integer> TRIES = FieldType.integer(1, 20);
  private static final FieldType<Duration> LOCK =
      FieldType.duration(Duration.ofMinutes(1), Duration.ofHours(24));
  private static final FieldType<String> REASON = FieldType.text().then(ByPhoneReader::reason);
  private static final FieldType<Map<Character, String>> PAUSES =
      FieldType.map(ByPhoneReader::digit, REASON);
  private static final int LONGEST_REASON = 60;

  private final Mistakes mistakes;
  private final Map<AgentId, Place> agents = new LinkedHashMap<>();
  private final Map<String, AgentId> numbers = new LinkedHashMap<>();
  private final Map<AgentId, String> telephones = new LinkedHashMap<>();
  private final Map<AgentId, PinHash> pins = new LinkedHashMap<>();
  private Optional<ByPhone> settings = Optional.empty();
  private boolean isOn;

  /** Where {@code by-phone} stands with nothing after it; null if it does not. */
  private @Nullable Place empty;

  private boolean hasPins;

  ByPhoneReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The settings of all, from the top of {@code agents.yaml}. */
  void settings(Fields fields) {
    isOn = fields.has("by-phone");
    empty =
        fields
            .mapping()
            .find("by-phone")
            .filter(entry -> isNothing(entry.value()))
            .map(entry -> entry.place())
            .orElse(null);
    settings =
        fields.optional(
            "by-phone",
            FieldType.object(f ->
                Optional.of(
                    new ByPhone(
                        f.or("tries", TRIES, ByPhone.USUAL_TRIES),
                        f.or("locked-for", LOCK, ByPhone.USUAL_LOCK),
                        f.optional("pauses", PAUSES).orElseGet(ByPhoneReader::usualPauses),
                        Map.of(),
                        Map.of()))));
  }

  /** What one agent types; the telephone's own name, if that is a number, unless the file says. */
  void agent(AgentId id, Fields fields) {
    agents.put(id, fields.place());
    Optional<Located<String>> own =
        fields.optional("number", FieldType.textOrNumber().then(ByPhoneReader::number).located());
    own.ifPresent(number -> {
      AgentId first = numbers.putIfAbsent(number.value(), id);
      if (first != null) {
        mistakes.error(
            number.place(),
            number.path(),
            "%s is already the number of '%s'.".formatted(number.value(), first),
            "Maybe a digit slipped: who types it must be one agent.");
      }
    });
    if (own.isEmpty()) {
      fields
          .mapping()
          .find("endpoint")
          .map(entry -> entry.value())
          .filter(Scalar.class::isInstance)
          .flatMap(node -> Endpoint.find(((Scalar) node).text()))
          .map(endpoint -> endpoint.value().substring(endpoint.value().indexOf('/') + 1))
          .filter(name -> NUMBER.matcher(name).matches())
          .ifPresent(name -> telephones.put(id, name));
    }
  }

  /** The hashes of the PINs, from {@code pins.yaml}. */
  void pins(String text) {
    hasPins = true;
    YamlReader.read(CompanyReader.PINS, text, mistakes)
        .flatMap(this::withoutWrapper)
        .ifPresent(file ->
            FieldType.map(AgentId::new, FieldType.textOrNumber().then(PinHash::of))
                .read(file, "", mistakes)
                .ifPresent(all -> all.forEach((name, pin) -> pin(file, name, pin))));
  }

  /** The names stand at the top of the file, unlike those of other files. */
  private Optional<Mapping> withoutWrapper(YamlNode file) {
    if (file instanceof Mapping mapping
        && mapping.entries().stream().allMatch(entry -> entry.value() instanceof Scalar)) {
      return Optional.of(mapping);
    }
    String what = "each line is an agent's name and the hash of the PIN, and nothing is around.";
    String example = "'ana: pbkdf2-sha512$…', as heliotrope pin ana prints it.";
    if (file instanceof Mapping mapping) {
      mapping.entries().stream()
          .filter(entry -> !(entry.value() instanceof Scalar))
          .forEach(entry ->
              mistakes.error(
                  entry.place(),
                  "",
                  what,
                  agents.keySet().stream().anyMatch(agent -> agent.name().equals(entry.key()))
                      ? "Maybe " + example
                      : "Maybe without '%s:', and each line from its beginning: %s"
                          .formatted(Printable.of(entry.key()), example)));
    } else {
      mistakes.error(file.place(), "", what, "Maybe " + example);
    }
    return Optional.empty();
  }

  private void pin(Mapping file, AgentId agent, PinHash pin) {
    if (agents.containsKey(agent)) {
      pins.put(agent, pin);
    } else if (!agents.isEmpty()) { // else they can't be read, which is told already
      mistakes.warning(
          file.find(agent.name()).map(entry -> entry.place()).orElse(file.place()),
          "",
          "there is no agent '%s'.".formatted(agent),
          Suggestion.advice(agent.name(), agents.keySet().stream().map(AgentId::name).toList()));
    }
  }

  /** All of it, when all files have been read; tells who lacks a PIN. */
  Optional<ByPhone> byPhone() {
    telephones.forEach(this::numberByTelephone);
    if (empty != null) {
      mistakes.warning(
          empty,
          "by-phone",
          "is empty, and so nothing can be done by telephone.",
          "Maybe 'by-phone: {}', with what is usual.");
    }
    if (!isOn && hasPins && empty == null) {
      mistakes.warning(
          Place.file(CompanyReader.PINS),
          "",
          "no PIN is asked for: nothing can be done by telephone.",
          "Maybe add 'by-phone: {}' to agents.yaml.");
    }
    if (settings.isPresent()) {
      tellWhoHasNoPin();
    }
    return settings.map(s -> new ByPhone(s.tries(), s.lockedFor(), s.pauses(), numbers, pins));
  }

  private static boolean isNothing(YamlNode value) {
    return value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING;
  }

  private void numberByTelephone(AgentId agent, String name) {
    AgentId first = numbers.putIfAbsent(name, agent);
    if (first != null && !first.equals(agent) && settings.isPresent()) {
      mistakes.error(
          java.util.Objects.requireNonNull(agents.get(agent)),
          "agents." + agent,
          "%s, as on the telephone, is already the number of '%s'.".formatted(name, first),
          "Maybe give '%s' a 'number' of their own.".formatted(agent));
    }
  }

  private void tellWhoHasNoPin() {
    List<AgentId> without = new ArrayList<>(agents.keySet());
    without.removeAll(pins.keySet());
    if (!hasPins && !mistakes.speakOf(CompanyReader.PINS)) {
      mistakes.warning(
          Place.file(CompanyReader.PINS),
          "",
          "there is no such file, so nobody has a PIN, and nobody can do anything by telephone.",
          "Maybe put a line there for each agent, as this prints it: heliotrope pin AGENT");
    }
    for (AgentId agent : hasPins ? without : List.<AgentId>of()) {
      mistakes.warning(
          java.util.Objects.requireNonNull(agents.get(agent)),
          "agents." + agent,
          "has no PIN, and can do nothing by telephone.",
          "Maybe put into pins.yaml what this prints: heliotrope pin %s".formatted(agent));
    }
  }

  private static Map<Character, String> usualPauses() {
    Map<Character, String> usual = new LinkedHashMap<>();
    usual.put('1', "break");
    usual.put('2', "lunch");
    usual.put('3', "training");
    usual.put('4', "meeting");
    return usual;
  }

  private static String number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("an agent's number has 2 to 8 digits and nothing else.");
    }
    return text;
  }

  private static char digit(String text) {
    if (!text.matches("[0-9]")) {
      throw new IllegalArgumentException(
          "a pause is chosen by one digit, not by '%s'.".formatted(Printable.of(text)));
    }
    return text.charAt(0);
  }

  private static String reason(String text) {
    String reason = text.strip();
    if (reason.isEmpty()
        || reason.length() > LONGEST_REASON
        || reason.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a pause needs a reason of 1 to %d characters on one line.".formatted(LONGEST_REASON));
    }
    return reason;
  }
}
