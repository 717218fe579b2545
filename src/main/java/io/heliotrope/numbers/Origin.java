package io.heliotrope.numbers;

import io.heliotrope.call.Country;
import java.time.ZoneId;
import java.util.List;

/**
 * Where a number likely calls from: it can be carried abroad, and forged.
 *
 * @param zones all the clocks that may be kept there; one for most numbers, several for a mobile or
 *     a toll-free number of a large country, none where nobody can tell
 */
public record Origin(Country country, List<ZoneId> zones) {

  public Origin {
    zones = List.copyOf(zones);
  }
}
