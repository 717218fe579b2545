package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.SiteHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which sites are open now, and why. An answer is kept until the instant at which it changes. */
final class SiteClock {

  /** Answers are looked up again after so long, though nothing may have changed. */
  private static final Duration LONGEST = Duration.ofDays(8);

  private final Map<SiteId, SiteHours> hours;
  private final Map<SiteId, OpenState> states = new LinkedHashMap<>();

  /** Until when the answers hold: the reason may be another before a site opens or closes. */
  private final Map<SiteId, Instant> ends = new HashMap<>();

  /** When the first of them ends; null if there is no site. */
  private @Nullable Instant next;

  SiteClock(Rules rules, Instant now) {
    this.hours = rules.hours();
    for (SiteId site : rules.company().sites().keySet()) {
      ask(site, now);
    }
    next = nextEnd();
  }

  private @Nullable Instant nextEnd() {
    return ends.values().stream().min(Comparator.naturalOrder()).orElse(null);
  }

  /** Lets time pass. Returns the sites that opened or closed, or might have. */
  List<SiteId> advance(Instant now) {
    if (next == null || now.isBefore(next)) {
      return List.of();
    }
    List<SiteId> changed = new ArrayList<>();
    for (SiteId site : List.copyOf(states.keySet())) {
      if (!now.isBefore(Objects.requireNonNull(ends.get(site)))) {
        Optional<Instant> until = at(site).until();
        if (until.isPresent() && !until.get().isAfter(now)) {
          changed.add(site);
        }
        ask(site, now);
      }
    }
    next = nextEnd();
    return changed;
  }

  OpenState at(SiteId site) {
    OpenState state = states.get(site);
    if (state == null) {
      throw new IllegalArgumentException("There is no site '%s'.".formatted(site));
    }
    return state;
  }

  Map<SiteId, OpenState> all() {
    return states;
  }

  private void ask(SiteId site, Instant now) {
    SiteHours ofSite = hours.get(site);
    if (ofSite == null) {
      throw new IllegalArgumentException("Site '%s' has no hours.".formatted(site));
    }
    states.put(site, ofSite.at(now));
    ends.put(site, ofSite.between(now, now.plus(LONGEST)).getFirst().to());
  }
}
