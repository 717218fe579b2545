package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.SiteId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A company, and the names in its files, of which some can be checked only with its flows.
 *
 * @param hours what is written of the hours of each site
 * @param feeds calendars that others keep
 */
public record CompanyBook(
    Company company,
    CompanyNames names,
    Map<SiteId, ScheduleText> hours,
    Map<CalendarId, Feed> feeds) {

  public CompanyBook {
    feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
    hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
  }
}
