package io.heliotrope.config;

import io.heliotrope.call.Country;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.numbers.NumberPlan;
import io.heliotrope.numbers.Origin;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Where a caller likely is: what the operator wrote comes first, then what the number itself tells.
 *
 * @param zones all the clocks that may be kept there; empty if nobody can tell
 */
public record CallerPlace(Optional<Country> country, List<ZoneId> zones) {

  public static final CallerPlace UNKNOWN = new CallerPlace(Optional.empty(), List.of());

  public CallerPlace {
    zones = List.copyOf(zones);
  }

  static CallerPlace of(PhoneNumber number, Optional<Country> home, Optional<MarketRule> written) {
    Optional<Origin> told = NumberPlan.origin(number, home);
    return new CallerPlace(
        written.flatMap(CallerPlace::country).or(() -> told.map(Origin::country)),
        written
            .map(rule -> List.of(rule.zone()))
            .orElseGet(() -> told.map(Origin::zones).orElse(List.of())));
  }

  static CallerPlace of(MarketRule written) {
    return new CallerPlace(country(written), List.of(written.zone()));
  }

  /** Markets may be countries, regions of one ({@code US-CO}), or the operator's own. */
  private static Optional<Country> country(MarketRule rule) {
    String code = rule.market().code();
    String first = code.substring(0, Math.min(2, code.length()));
    return Country.is(first) && !code.matches("[a-z].*")
        ? Optional.of(new Country(first))
        : Optional.empty();
  }
}
