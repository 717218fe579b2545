package io.heliotrope.config;

import io.heliotrope.call.PhoneNumber;
import java.time.Duration;
import java.util.List;

/**
 * How a queue keeps its promises to call back.
 *
 * @param tries how often at most
 * @param gap between two of them
 * @param first who is rung first
 * @param hours when, on the customer's own clock, in the notation of opening hours
 * @param ring how long the customer is rung
 * @param numbers only numbers that begin so are called; empty for all
 */
public record CallbackRules(
    int tries, Duration gap, First first, String hours, Duration ring, List<String> numbers) {

  /** Who waits for whom. */
  public enum First {
    AGENT,
    CUSTOMER
  }

  public static final CallbackRules USUAL =
      new CallbackRules(
          3, Duration.ofMinutes(15), First.AGENT, "08:00-21:00", Duration.ofSeconds(40), List.of());

  public CallbackRules {
    numbers = List.copyOf(numbers);
    if (tries < 1 || gap.isNegative() || ring.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "Nobody can be called back %d times, every %s, for %s.\nMaybe 3 times, every 15m, for 40s."
              .formatted(tries, gap, ring));
    }
  }

  /** May that number be called at all? */
  public boolean reaches(PhoneNumber number) {
    return numbers.isEmpty() || numbers.stream().anyMatch(number.value()::startsWith);
  }
}
