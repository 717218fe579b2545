package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.WeeklyHours;
import java.util.Map;

/**
 * The operator's files as the floor decides by them.
 *
 * @param version names the version in every decision
 */
public record Rules(String version, Company company, Map<SiteId, WeeklyHours> hours) {
  public Rules {
    hours = Map.copyOf(hours);
  }
}
