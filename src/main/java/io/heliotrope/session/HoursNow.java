package io.heliotrope.session;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.HoursBoard;
import java.time.Instant;

/** Which hours count at this moment, for those who look at them or decide by them. */
record HoursNow(Company company, HoursBoard board, Instant at) {

  SiteId site(String name) {
    return Wording.site(name, company);
  }
}
