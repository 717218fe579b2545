package io.heliotrope.config;

import io.heliotrope.call.SiteId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A company, and the names in its files, of which some can be checked only with its flows.
 *
 * @param hours what is written of the hours of each site
 */
public record CompanyBook(Company company, CompanyNames names, Map<SiteId, ScheduleText> hours) {

  public CompanyBook {
    hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
  }
}
