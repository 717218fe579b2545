package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.Site;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.hours.coverage.Sweep.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where somebody of a company is awake, and where nobody is. Everybody who works at a site counts
 * as there while it is open. Immutable.
 */
public final class Coverage {

  /** So much of the time around is looked at to know what is usual. */
  private static final Duration MARGIN = Duration.ofDays(7L * UsualDays.WEEKS + 2);

  private final Stretch horizon;
  private final int promised;
  private final List<Need> needs;
  private final List<SiteWatches> sites;
  private final List<NeedCoverage> found;

  private Coverage(Stretch horizon, int promised, List<Need> needs, List<SiteWatches> sites) {
    this.horizon = horizon;
    this.promised = promised;
    this.needs = needs;
    this.sites = sites;
    var swept = new Sweep(sites, needs.size(), promised, horizon).run();
    this.found = new ArrayList<>();
    for (int need = 0; need < needs.size(); need++) {
      Map<Mark, List<Stretch>> marked = swept.get(need);
      found.add(
          new NeedCoverage(
              needs.get(need),
              sitesOf(need),
              marked.getOrDefault(Mark.GAP, List.of()),
              marked.getOrDefault(Mark.THIN, List.of()),
              marked.getOrDefault(Mark.OVERLAP, List.of()),
              new Findings(sites, need, horizon).of(marked)));
    }
  }

  /**
   * Looks at a company.
   *
   * @param hours of every site of the company
   * @param to not included
   * @param promised how many seats are promised at any time; fewer are thin. 1 if gaps are all that
   *     matters
   */
  public static Coverage of(
      Company company, Map<SiteId, SiteHours> hours, Instant from, Instant to, int promised) {
    List<Need> needs = Needs.of(company);
    Crew nobody = Crew.nobody(needs.size());
    var around = new Stretch(from.minus(MARGIN), to.plus(MARGIN));
    List<SiteWatches> sites = new ArrayList<>();
    for (Site site : company.sites().values()) {
      SiteHours ofSite = Objects.requireNonNull(hours.get(site.id()));
      var crews = new SiteCrews(company, site.id(), needs);
      sites.add(SiteWatches.of(site.id(), site.zone(), crews.watches(ofSite, around), nobody));
    }
    return new Coverage(new Stretch(from, to), promised, needs, sites);
  }

  public Stretch horizon() {
    return horizon;
  }

  /** Fewer seats are thin. */
  public int promised() {
    return promised;
  }

  /** Of each need: anybody, then languages, skills, markets, queues. */
  public List<NeedCoverage> needs() {
    return Collections.unmodifiableList(found);
  }

  /** How many seats of which sites are there for a need at an instant of the horizon. */
  public Map<SiteId, Integer> awake(Need need, Instant at) {
    Map<SiteId, Integer> awake = new LinkedHashMap<>();
    int index = needs.indexOf(need);
    for (SiteWatches site : sites) {
      int seats = site.actual().get(Watch.find(site.actual(), at)).crew().seats(index);
      if (seats > 0) {
        awake.put(site.site(), seats);
      }
    }
    return awake;
  }

  /** When a site has somebody for a need: in order, without overlap. */
  public List<Stretch> when(Need need, SiteId site) {
    int index = needs.indexOf(need);
    List<Stretch> stretches = new ArrayList<>();
    for (SiteWatches one : sites) {
      if (one.site().equals(site)) {
        for (Watch watch : Watch.within(one.actual(), horizon)) {
          if (watch.crew().seats(index) > 0) {
            add(stretches, watch);
          }
        }
      }
    }
    return stretches;
  }

  private void add(List<Stretch> stretches, Watch watch) {
    Instant from = watch.from().isAfter(horizon.from()) ? watch.from() : horizon.from();
    Instant to = watch.to().isBefore(horizon.to()) ? watch.to() : horizon.to();
    if (!stretches.isEmpty() && stretches.getLast().to().equals(from)) {
      from = stretches.removeLast().from();
    }
    stretches.add(new Stretch(from, to));
  }

  private Map<SiteId, Integer> sitesOf(int need) {
    Map<SiteId, Integer> most = new LinkedHashMap<>();
    for (SiteWatches site : sites) {
      int seats = site.most(need);
      if (seats > 0) {
        most.put(site.site(), seats);
      }
    }
    return most;
  }
}
