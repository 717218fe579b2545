package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.SiteHours;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The operator's files as the floor decides by them.
 *
 * @param version names the version in every decision
 * @param hours of every site of the company
 */
public record Rules(String version, Company company, Map<SiteId, SiteHours> hours) {

  public Rules {
    hours = Map.copyOf(hours);
    if (!hours.keySet().equals(company.sites().keySet())) {
      throw new IllegalArgumentException(
          "There are hours of %s, but the sites are %s."
              .formatted(hours.keySet(), company.sites().keySet()));
    }
  }

  /**
   * The hours of a site of the company.
   *
   * @throws NullPointerException if it has no such site
   */
  public SiteHours hours(SiteId site) {
    return Objects.requireNonNull(hours.get(site), site::name);
  }

  /**
   * The rules of a company whose hours have been checked and know of no country's holidays.
   *
   * @throws IllegalArgumentException if a site's hours are not understood
   */
  public static Rules of(String version, Company company) {
    return of(version, company, Calendars.NONE);
  }

  /**
   * The rules of a company whose hours have been checked.
   *
   * @throws IllegalArgumentException if a site's hours are not understood
   */
  public static Rules of(String version, Company company, Calendars calendars) {
    Map<SiteId, SiteHours> hours = new LinkedHashMap<>();
    company
        .sites()
        .values()
        .forEach(
            site -> hours.put(site.id(), SiteHours.of(site.schedule(), site.zone(), calendars)));
    return new Rules(version, company, hours);
  }
}
