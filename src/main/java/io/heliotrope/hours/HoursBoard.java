package io.heliotrope.hours;

import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that says when the sites of a company are open.
 *
 * @param overrides those that were said while the server ran; they go before those of the hours
 * @param calendars where public holidays are known from
 */
public record HoursBoard(HoursPlan plan, OverrideSheet overrides, Calendars calendars) {

  /** The same with another plan. */
  public HoursBoard with(HoursPlan other) {
    return new HoursBoard(other, overrides, calendars);
  }

  /** The same with other overrides. */
  public HoursBoard with(OverrideSheet others) {
    return new HoursBoard(plan, others, calendars);
  }

  /** The same where other holidays are known. */
  public HoursBoard with(Calendars others) {
    return new HoursBoard(plan, overrides, others);
  }

  /** How far changes are looked for. */
  public static final Duration HORIZON = Duration.ofDays(400);

  /** What changes at a site, and which queues it serves. */
  public record SiteChanges(Site site, List<HoursChange> changes, Set<QueueId> queues) {

    public SiteChanges {
      changes = List.copyOf(changes);
    }
  }

  /**
   * What is different.
   *
   * @param sites those at which anything changes within {@link #HORIZON}
   */
  public record Difference(Instant from, List<SiteChanges> sites, Gap.Compared gaps) {

    public Difference {
      sites = List.copyOf(sites);
    }
  }

  /**
   * The hours of every site of that company. A site that no version names has those of the files.
   *
   * @throws HoursException if a text is not understood
   */
  public Map<SiteId, SiteHours> hours(Company company) {
    Map<SiteId, SiteHours> hours = new LinkedHashMap<>();
    for (Site site : company.sites().values()) {
      List<SiteHours.Phase> phases = plan.phases(site.id(), site.zone(), calendars);
      hours.put(
          site.id(),
          SiteHours.of(
              phases.isEmpty()
                  ? List.of(
                      SiteHours.Phase.of(Instant.MIN, site.schedule(), site.zone(), calendars))
                  : phases,
              overrides.of(site.id())));
    }
    return hours;
  }

  /** What that other board would change from now on. */
  public Difference difference(HoursBoard other, Company company, Instant now) {
    return difference(other, company, now, now.plus(HORIZON));
  }

  /**
   * The same, if it is known that nothing changes after that end.
   *
   * @param last looked at up to {@link #HORIZON} only
   */
  public Difference difference(HoursBoard other, Company company, Instant now, Instant last) {
    Instant end = Timeline.earlier(last, now.plus(HORIZON));
    Map<SiteId, SiteHours> before = hours(company);
    Map<SiteId, SiteHours> after = other.hours(company);
    List<SiteChanges> sites = new ArrayList<>();
    for (Site site : company.sites().values()) {
      SiteHours then = before.get(site.id());
      SiteHours next = after.get(site.id());
      if (then != null && next != null) {
        List<HoursChange> changes = HoursChange.between(then, next, now, end);
        if (!changes.isEmpty()) {
          sites.add(new SiteChanges(site, changes, queues(company, site.id())));
        }
      }
    }
    return new Difference(now, sites, new GapFinder(company, now, end).compare(before, after));
  }

  private static Set<QueueId> queues(Company company, SiteId site) {
    return company.queues().values().stream()
        .filter(queue -> queue.rings().stream().anyMatch(ring -> ring.sites().contains(site)))
        .map(Queue::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
