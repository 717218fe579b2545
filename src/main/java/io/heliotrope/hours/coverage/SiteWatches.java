package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who of a site is there, and who usually would be; both in order and without gap, from before to
 * after what is looked at.
 *
 * @param crews all that are ever there
 */
record SiteWatches(
    SiteId site, ZoneId zone, List<Watch> actual, List<Watch> usual, Set<Crew> crews) {

  static SiteWatches of(SiteId site, ZoneId zone, List<Watch> actual, Crew nobody) {
    Set<Crew> crews = actual.stream().map(Watch::crew).collect(Collectors.toSet());
    return new SiteWatches(site, zone, actual, UsualDays.of(actual, zone, nobody), crews);
  }

  /** The most seats that the site ever has for a need. */
  int most(int need) {
    return crews.stream().mapToInt(crew -> crew.seats(need)).max().orElse(0);
  }
}
