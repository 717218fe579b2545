package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.OpenState;
import java.time.Instant;
import java.util.List;

/** The question of every decision, "open now?", as the floor answers it. */
public final class OpenNow {

  private final SiteClock clock;
  private final List<SiteId> sites;

  public OpenNow(Company company, Instant now) {
    this.clock = new SiteClock(Rules.of("bench", company), now);
    this.sites = List.copyOf(company.sites().keySet());
  }

  /** Lets time pass, which may open or close sites, and asks the n-th of them. */
  public boolean ask(int n, Instant now) {
    clock.advance(now);
    OpenState state = clock.at(sites.get(n % sites.size()));
    return state.open();
  }
}
