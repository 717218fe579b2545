package io.heliotrope.hours;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.ScheduleText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What becomes of an edited sites.yaml: per site, what the files said when they were last looked
 * at, what is live, and what the files say.
 *
 * @param taken the sites whose hours the files change
 * @param conflicts the sites whose hours were published otherwise meanwhile, with the version that
 *     stays
 * @param seen what is to be remembered of the files
 */
public record FilesMerge(
    Map<SiteId, ScheduleText> taken,
    Map<SiteId, HoursVersion> conflicts,
    Map<SiteId, ScheduleText> seen) {

  public FilesMerge {
    taken = Collections.unmodifiableMap(new LinkedHashMap<>(taken));
    conflicts = Collections.unmodifiableMap(new LinkedHashMap<>(conflicts));
    seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
  }

  public static FilesMerge of(
      Map<SiteId, ScheduleText> seen, HoursPlan live, Map<SiteId, ScheduleText> files) {
    Map<SiteId, ScheduleText> taken = new LinkedHashMap<>();
    Map<SiteId, HoursVersion> conflicts = new LinkedHashMap<>();
    Map<SiteId, ScheduleText> remembered = new LinkedHashMap<>();
    files.forEach((site, said) -> {
      ScheduleText base = seen.get(site);
      var planned = live.of(site);
      if (planned.isEmpty()) {
        taken.put(site, said);
        remembered.put(site, said);
        return;
      }
      ScheduleText last = planned.getLast().text();
      if (said.equals(base) || said.equals(last)) {
        remembered.put(site, said);
      } else if (last.equals(base)) {
        taken.put(site, said);
        remembered.put(site, said);
      } else {
        conflicts.put(site, planned.getLast().version());
        if (base != null) {
          remembered.put(site, base); // until somebody has said which counts
        }
      }
    });
    return new FilesMerge(taken, conflicts, remembered);
  }
}
