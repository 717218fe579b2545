package io.heliotrope.hours.coverage;

import static io.heliotrope.hours.coverage.Recurrence.WEEK;

import io.heliotrope.call.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/** Finds out why a need is met otherwise than a week before, or than usual. */
final class Reasons {

  private final List<SiteWatches> sites;

  Reasons(List<SiteWatches> sites) {
    this.sites = sites;
  }

  /**
   * Why the usual week is other in a stretch than it was a week before: what became of those sites
   * that changed.
   */
  List<Reason> sinceTheWeekBefore(int need, Stretch stretch) {
    Stretch before = new Stretch(stretch.from().minus(WEEK), stretch.to().minus(WEEK));
    SequencedSet<Reason> reasons = new LinkedHashSet<>();
    for (SiteWatches site : sites) {
      if (!sameAWeekLater(site.usual(), need, before, stretch)) {
        Optional<Reason> clock = change(site, before.from(), stretch.to()).map(Function.identity());
        reasons.add(clock.orElseGet(() -> hours(site, need, stretch)));
      }
    }
    return List.copyOf(reasons);
  }

  /** Why fewer are there in a stretch than usual: what became of those who are missing. */
  List<Reason> fewerThanUsual(int need, Stretch stretch) {
    SequencedSet<Reason> reasons = new LinkedHashSet<>();
    for (SiteWatches site : sites) {
      for (Watch usual : Watch.within(site.usual(), stretch)) {
        Instant from = later(usual.from(), stretch.from());
        Instant to = earlier(usual.to(), stretch.to());
        for (Watch actual : Watch.within(site.actual(), new Stretch(from, to))) {
          if (actual.crew().seats(need) < usual.crew().seats(need)) {
            reasons.add(
                new Reason.SiteHours(
                    site.site(), actual.open(), actual.crew().seats(need), actual.cause()));
          }
        }
      }
    }
    return List.copyOf(reasons);
  }

  /** The sites that have somebody at some time of a stretch of a usual week. */
  List<SiteId> usuallyThere(int need, Stretch stretch) {
    return sites.stream()
        .filter(site ->
            Watch.within(site.usual(), stretch).stream()
                .anyMatch(watch -> watch.crew().seats(need) > 0))
        .map(SiteWatches::site)
        .toList();
  }

  private static boolean sameAWeekLater(
      List<Watch> watches, int need, Stretch before, Stretch after) {
    return seats(watches, need, before).equals(seats(watches, need, after));
  }

  private record Seats(Duration after, int number) {}

  /** From when on how many are there, counted from the begin. */
  private static List<Seats> seats(List<Watch> watches, int need, Stretch stretch) {
    List<Seats> seats = new ArrayList<>();
    for (Watch watch : Watch.within(watches, stretch)) {
      int now = watch.crew().seats(need);
      if (seats.isEmpty() || seats.getLast().number() != now) {
        Instant from = later(watch.from(), stretch.from());
        seats.add(new Seats(Duration.between(stretch.from(), from), now));
      }
    }
    return seats;
  }

  private static Optional<Reason.ClockChange> change(SiteWatches site, Instant from, Instant to) {
    ZoneOffsetTransition change = site.zone().getRules().nextTransition(from);
    if (change == null || !change.getInstant().isBefore(to)) {
      return Optional.empty();
    }
    ZoneOffset before = change.getOffsetBefore();
    return Optional.of(
        new Reason.ClockChange(site.zone(), change.getInstant(), before, change.getOffsetAfter()));
  }

  private static Reason hours(SiteWatches site, int need, Stretch stretch) {
    Watch actual =
        Watch.within(site.actual(), stretch).stream()
            .reduce((one, other) -> other.crew().seats(need) > one.crew().seats(need) ? other : one)
            .orElseThrow();
    return new Reason.SiteHours(
        site.site(), actual.open(), actual.crew().seats(need), actual.cause());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
