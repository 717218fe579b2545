package io.heliotrope.config;

import io.heliotrope.call.Market;
import io.heliotrope.call.PhoneNumber;
import java.time.ZoneId;
import java.util.List;

/**
 * Where customers are.
 *
 * @param numbers how their numbers begin, as the network presents them
 * @param zone whose clock they live by
 */
public record MarketRule(Market market, List<String> numbers, ZoneId zone) {

  public MarketRule {
    numbers = List.copyOf(numbers);
  }

  /** How many characters of the number say that it is of this market; 0 if it is not. */
  int likeness(PhoneNumber number) {
    return numbers.stream()
        .filter(number.value()::startsWith)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
