package io.heliotrope.hours;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.ScheduleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which hours are in force when, of each site: the last published version that names the site and
 * whose instant has come. What is published later for an earlier instant takes its place for good.
 */
public final class HoursPlan {

  /** From then on that version says what the site's hours are. */
  public record Stretch(Instant from, HoursVersion version, ScheduleText text) {}

  private final List<HoursVersion> versions;
  private final List<Map<SiteId, List<Stretch>>> after = new ArrayList<>();

  /**
   * @param versions in order, from version 0, none missing
   */
  public HoursPlan(List<HoursVersion> versions) {
    this.versions = List.copyOf(versions);
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).number() != i) {
        throw new IllegalArgumentException(
            "Version %d stands where %d should.".formatted(versions.get(i).number(), i));
      }
      after.add(versions.get(i).backTo().isPresent() ? back(i) : forth(i));
    }
  }

  public List<HoursVersion> versions() {
    return versions;
  }

  public HoursVersion last() {
    return versions.getLast();
  }

  /** With one more version. */
  public HoursPlan with(HoursVersion next) {
    List<HoursVersion> all = new ArrayList<>(versions);
    all.add(next);
    return new HoursPlan(all);
  }

  /** As it was planned when that version was the last. */
  public HoursPlan upTo(int version) {
    return new HoursPlan(versions.subList(0, version + 1));
  }

  /** The sites that any version names. */
  public Set<SiteId> sites() {
    return after.getLast().keySet();
  }

  /** What the site's hours are, in order; empty if no version names it. */
  public List<Stretch> of(SiteId site) {
    return after.getLast().getOrDefault(site, List.of());
  }

  /** What is in force at that instant; empty if no version names the site. */
  public Optional<Stretch> at(SiteId site, Instant instant) {
    return of(site).stream().filter(one -> !one.from().isAfter(instant)).reduce((_, last) -> last);
  }

  /** The hours of a site from which overrides are still left out; empty if no version names it. */
  public List<SiteHours.Phase> phases(SiteId site, java.time.ZoneId zone, Calendars calendars) {
    List<Stretch> stretches = of(site);
    List<SiteHours.Phase> phases = new ArrayList<>();
    for (Stretch one : stretches) {
      Instant from = phases.isEmpty() ? Instant.MIN : one.from();
      phases.add(SiteHours.Phase.of(from, one.text().schedule(), zone, calendars));
    }
    return phases;
  }

  private Map<SiteId, List<Stretch>> forth(int number) {
    HoursVersion version = versions.get(number);
    Map<SiteId, List<Stretch>> all = before(number);
    version
        .sites()
        .forEach((site, text) -> {
          List<Stretch> stretches = until(all.getOrDefault(site, List.of()), version.inForce());
          stretches.add(new Stretch(version.inForce(), version, text));
          all.put(site, stretches);
        });
    return all;
  }

  /** From its instant on, all is as it was planned after that earlier version. */
  private Map<SiteId, List<Stretch>> back(int number) {
    HoursVersion version = versions.get(number);
    Instant from = version.inForce();
    Map<SiteId, List<Stretch>> all = before(number);
    Map<SiteId, List<Stretch>> then = after.get(version.backTo().orElseThrow());
    Set<SiteId> sites = new LinkedHashSet<>(all.keySet());
    for (SiteId site : sites) {
      List<Stretch> planned = then.getOrDefault(site, List.of());
      if (planned.isEmpty() || planned.equals(all.get(site))) {
        continue; // it was first seen later
      }
      List<Stretch> stretches = until(all.getOrDefault(site, List.of()), from);
      planned.stream()
          .filter(one -> !one.from().isAfter(from))
          .reduce((_, last) -> last)
          .ifPresent(one -> stretches.add(new Stretch(from, version, one.text())));
      planned.stream().filter(one -> one.from().isAfter(from)).forEach(stretches::add);
      all.put(site, stretches);
    }
    return all;
  }

  private Map<SiteId, List<Stretch>> before(int number) {
    return number == 0 ? new LinkedHashMap<>() : new LinkedHashMap<>(after.get(number - 1));
  }

  private static List<Stretch> until(List<Stretch> stretches, Instant end) {
    return new ArrayList<>(stretches.stream().filter(one -> one.from().isBefore(end)).toList());
  }
}
