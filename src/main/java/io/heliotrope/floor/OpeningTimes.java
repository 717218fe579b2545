package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.WeeklyHours;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which sites are open, asked of the rules once per change and not once per call. */
final class OpeningTimes {

  private final Map<SiteId, WeeklyHours> hours;
  private final Map<SiteId, Known> known = new HashMap<>();

  private record Known(Instant from, OpenState state) {
    boolean holds(Instant now) {
      return !now.isBefore(from) && state.until().map(now::isBefore).orElse(true);
    }
  }

  OpeningTimes(Map<SiteId, WeeklyHours> hours) {
    this.hours = hours;
  }

  OpenState at(SiteId site, Instant now) {
    Known last = known.get(site);
    if (last != null && last.holds(now)) {
      return last.state();
    }
    OpenState state = Objects.requireNonNull(hours.get(site), () -> "no hours of " + site).at(now);
    known.put(site, new Known(now, state));
    return state;
  }

  /** Has any site opened or closed since it was asked last? */
  boolean changed(Instant now) {
    return known.values().stream().anyMatch(one -> !one.holds(now));
  }

  /** When the next of the sites asked so far opens or closes. */
  Optional<Instant> nextChange() {
    return known.values().stream()
        .flatMap(one -> one.state().until().stream())
        .min(Instant::compareTo);
  }
}
