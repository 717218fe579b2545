package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How agents sign in, pause and so on from a telephone.
 *
 * @param tries so many wrong PINs in a row are a lock-out
 * @param lockedFor how long the first lock-out lasts
 * @param pauses the reasons of a pause by the digit to press, in the order in which they are told
 * @param numbers what agents type at a telephone that is not theirs
 * @param pins what is kept of each agent's PIN
 */
public record ByPhone(
    int tries,
    Duration lockedFor,
    Map<Character, String> pauses,
    Map<String, AgentId> numbers,
    Map<AgentId, PinHash> pins) {

  static final int USUAL_TRIES = 5;
  static final Duration USUAL_LOCK = Duration.ofMinutes(15);

  public ByPhone {
    if (tries < 1) {
      throw new IllegalArgumentException(
          "After %d wrong PINs nobody could be locked out.\nMaybe %d."
              .formatted(tries, USUAL_TRIES));
    }
    if (pauses.isEmpty()) {
      throw new IllegalArgumentException(
          "A pause needs a reason to choose.\nMaybe leave 'pauses' out for the usual ones.");
    }
    pauses = Collections.unmodifiableMap(new LinkedHashMap<>(pauses));
    numbers = Map.copyOf(numbers);
    pins = Map.copyOf(pins);
  }

  /** What the agent types at other people's telephones; empty if there is nothing. */
  public Optional<String> numberOf(AgentId agent) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue().equals(agent))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The prompt that says the reason of a pause: {@code reason-lunch} for {@code Lunch}. */
  public static String prompt(String reason) {
    return "reason-"
        + reason.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** The agent whose telephone that is; empty if it is nobody's. */
  public static Optional<Agent> ownerOf(Endpoint telephone, Company company) {
    return company.agents().values().stream()
        .filter(agent -> agent.endpoint().equals(telephone))
        .findFirst();
  }
}
