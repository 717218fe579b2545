package io.heliotrope.hours;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.HoursText;
import io.heliotrope.config.ScheduleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a text that somebody has edited changes, and where it collides with what others published
 * since its author began.
 *
 * @param sites the hours that its author changed
 * @param collisions what others made of the same sites meanwhile
 */
public record Draft(Map<SiteId, ScheduleText> sites, List<Collision> collisions) {

  /** Somebody else's change of a site. */
  public record Collision(SiteId site, HoursVersion version) {}

  /**
   * What a text changes of a plan. A site of which it says what was in force when it was written
   * out is as good as not named: what others make of it stays.
   *
   * @param follows the last version its author knew
   * @param asOf when it was written out
   */
  public static Draft of(HoursText text, HoursPlan plan, int follows, Instant asOf) {
    HoursPlan known = plan.upTo(follows);
    Map<SiteId, ScheduleText> sites = new LinkedHashMap<>();
    List<Collision> collisions = new ArrayList<>();
    text.sites()
        .forEach((site, wanted) -> {
          Optional<ScheduleText> base = known.at(site, asOf).map(HoursPlan.Stretch::text);
          List<HoursPlan.Stretch> planned = plan.of(site);
          boolean alreadySo = !planned.isEmpty() && planned.getLast().text().equals(wanted);
          if (base.filter(wanted::equals).isPresent() || alreadySo) {
            return;
          }
          sites.put(site, wanted);
          plan.versions().stream()
              .skip(follows + 1L)
              .filter(version -> version.sites().containsKey(site))
              .forEach(version -> collisions.add(new Collision(site, version)));
        });
    return new Draft(sites, collisions);
  }

  public Draft {
    sites = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sites));
    collisions = List.copyOf(collisions);
  }
}
