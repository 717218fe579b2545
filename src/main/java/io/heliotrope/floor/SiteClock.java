package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.SiteHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which sites are open now. An answer is kept until the instant at which it changes. */
final class SiteClock {

  private final Map<SiteId, SiteHours> hours;
  private final Map<SiteId, OpenState> states = new LinkedHashMap<>();

  /** When the first of them changes; null if none ever does. */
  private @Nullable Instant next;

  SiteClock(Rules rules, Instant now) {
    this.hours = rules.hours();
    for (SiteId site : rules.company().sites().keySet()) {
      states.put(site, ask(site, now));
    }
    next = nextChange();
  }

  private @Nullable Instant nextChange() {
    return states.values().stream()
        .flatMap(state -> state.until().stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Lets time pass. Returns the sites that opened or closed, or might have. */
  List<SiteId> advance(Instant now) {
    if (next == null || now.isBefore(next)) {
      return List.of();
    }
    List<SiteId> changed = new ArrayList<>();
    for (var entry : states.entrySet()) {
      Optional<Instant> until = entry.getValue().until();
      if (until.isPresent() && !until.get().isAfter(now)) {
        entry.setValue(ask(entry.getKey(), now));
        changed.add(entry.getKey());
      }
    }
    next = nextChange();
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

  private OpenState ask(SiteId site, Instant now) {
    SiteHours ofSite = hours.get(site);
    if (ofSite == null) {
      throw new IllegalArgumentException("Site '%s' has no hours.".formatted(site));
    }
    return ofSite.at(now);
  }
}
