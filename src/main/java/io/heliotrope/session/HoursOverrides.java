package io.heliotrope.session;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.HoursOverride.Effect;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.Site;
import io.heliotrope.hours.WallClock;
import io.heliotrope.hours.WeeklyHours;
import io.heliotrope.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says for a while that a site is open or closed or has other hours, and takes it back. */
public final class HoursOverrides {

  private static final String EMERGENCY = "emergency-";

  private final HoursDesk desk;

  public HoursOverrides(HoursDesk desk) {
    this.desk = desk;
  }

  /**
   * What somebody wants. Times are read on the site's clock unless they name an offset.
   *
   * @param name empty for an emergency, which is given one
   * @param from empty for now
   * @param accepted the gaps in coverage that are meant
   */
  public record Wish(
      String name,
      String from,
      String to,
      Effect effect,
      String reason,
      String by,
      List<String> accepted) {}

  /** What was said of a site. */
  public record Said(Site site, HoursOverride override, Instant from, Instant to) {}

  /**
   * What came of it.
   *
   * @param review what changes by it
   */
  public record Done(List<Said> said, HoursReview review) {}

  /**
   * Overrides a site's hours.
   *
   * @throws HoursRefused if it opens gaps that are not accepted, or can't be
   * @throws IllegalArgumentException if a time or hours are not understood
   */
  public Done override(String site, Wish wish) {
    return desk.change(now -> {
      SiteId id = now.site(site);
      String name = Wording.overrideName(wish.name());
      now.board()
          .overrides()
          .find(id, name)
          .ifPresent(one -> {
            throw new HoursRefused(
                "%s has an override '%s' already, from %s to %s (%s).%nMaybe another name, or first: heliotrope hours override --cancel %s %s"
                    .formatted(id, name, one.from(), one.to(), one.reason(), id, name));
          });
      return say(now, List.of(id), wish, false);
    });
  }

  /**
   * Closes or opens sites from now on, whatever else is said. Never refused for its gaps.
   *
   * @param sites all if empty
   * @throws HoursRefused if a site is not known, or it can't be kept
   */
  public Done emergency(List<String> sites, Wish wish) {
    return desk.change(now -> {
      List<SiteId> ids =
          sites.isEmpty()
              ? List.copyOf(now.company().sites().keySet())
              : sites.stream().map(now::site).toList();
      return say(now, ids, wish, true);
    });
  }

  private static HoursChange.Made<Done> say(
      HoursNow now, List<SiteId> sites, Wish wish, boolean emergency) {
    String reason = Wording.line("reason", wish.reason());
    String by = Wording.line("by", wish.by());
    Map<SiteId, HoursOverride> more = new LinkedHashMap<>();
    List<Said> said = new ArrayList<>();
    List<JournalEntry> entries = new ArrayList<>();
    for (SiteId id : sites) {
      Site site = Wording.site(id, now.company());
      var from = Wording.begin(wish.from(), site.zone(), now.at());
      var to = Wording.end(wish.to(), site.zone(), now.at());
      Instant begin = WallClock.start(from, site.zone());
      Instant end = WallClock.end(to, site.zone());
      if (!begin.isBefore(end) || !now.at().isBefore(end)) {
        throw new HoursRefused(
            "It would end at %s in %s, which is past or before it begins.\nMaybe with a date: '%s'."
                .formatted(to, site.label(), "2026-12-24 18:00"));
      }
      if (wish.effect() instanceof Effect.Other(var hours)) {
        WeeklyHours.check(hours);
      }
      String name = emergency ? emergencyName(now.board().overrides(), id) : wish.name();
      var one =
          new HoursOverride(
              name, from, to, wish.effect(), emergency, reason, by, Optional.of(now.at()));
      more.put(id, one);
      said.add(new Said(site, one, begin, end));
      entries.add(
          new JournalEntry.HoursOverridden(
              now.at(), id, name, word(wish.effect()), begin, end, emergency, by, reason));
    }
    var change =
        new OverrideSheet.Change(
            now.at(),
            by,
            "%s%s: %s"
                .formatted(
                    emergency ? "emergency: " : "override: ",
                    word(wish.effect()),
                    String.join(", ", said.stream().map(HoursOverrides::text).toList())),
            reason);
    OverrideSheet sheet = now.board().overrides().with(more, change);
    HoursReview review =
        HoursReview.until(
            said.stream().map(Said::to).max(Comparator.naturalOrder()).orElseThrow(),
            now.board(),
            now.board().with(sheet),
            now.company(),
            now.at());
    if (!emergency) {
      review.mustBeAccepted(wish.accepted());
    }
    return new HoursChange.Made<>(new HoursChange.Override(sheet, entries), new Done(said, review));
  }

  /**
   * Takes an override back.
   *
   * @throws HoursRefused if there is none of that name, or that opens gaps that are not accepted
   */
  public Done cancel(String site, String name, String by, List<String> accepted) {
    return desk.change(now -> {
      SiteId id = now.site(site);
      OverrideSheet before = now.board().overrides();
      HoursOverride one =
          before
              .find(id, name)
              .orElseThrow(() ->
                  new HoursRefused(
                      "%s has no override '%s' that can be taken back.%nMaybe `heliotrope hours override` lists the one you mean; those of sites.yaml are taken back there."
                          .formatted(id, io.heliotrope.call.Printable.of(name))));
      Site known = Wording.site(id, now.company());
      String who = Wording.line("by", by);
      var change =
          new OverrideSheet.Change(now.at(), who, "cancelled: %s of %s".formatted(name, id), "");
      OverrideSheet sheet = before.without(id, name, change);
      var said =
          new Said(
              known,
              one,
              WallClock.start(one.from(), known.zone()),
              WallClock.end(one.to(), known.zone()));
      HoursReview review =
          HoursReview.until(
              said.to(), now.board(), now.board().with(sheet), now.company(), now.at());
      if (!one.emergency()) {
        review.mustBeAccepted(accepted);
      }
      return new HoursChange.Made<>(
          new HoursChange.Override(
              sheet, List.of(new JournalEntry.OverrideCancelled(now.at(), id, name, who))),
          new Done(List.of(said), review));
    });
  }

  /** The overrides that can be taken back, those that are over left out. */
  public List<Said> list() {
    return desk.look(now -> {
      List<Said> all = new ArrayList<>();
      now.board()
          .overrides()
          .sites()
          .forEach((id, some) -> {
            Site site = now.company().sites().get(id);
            if (site != null) {
              some.forEach(one ->
                  all.add(
                      new Said(
                          site,
                          one,
                          WallClock.start(one.from(), site.zone()),
                          WallClock.end(one.to(), site.zone()))));
            }
          });
      all.removeIf(one -> !one.to().isAfter(now.at()));
      return all;
    });
  }

  private static String text(Said said) {
    return "%s of %s from %s to %s"
        .formatted(said.override().name(), said.site().id(), said.from(), said.to());
  }

  /** An effect in one word, or its hours. */
  public static String word(Effect effect) {
    return switch (effect) {
      case Effect.Closed() -> "closed";
      case Effect.Open() -> "open";
      case Effect.Other(var hours) -> hours;
    };
  }

  private static String emergencyName(OverrideSheet sheet, SiteId site) {
    int number = 1;
    while (sheet.find(site, EMERGENCY + number).isPresent()) {
      number++;
    }
    return EMERGENCY + number;
  }
}
