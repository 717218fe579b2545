package io.heliotrope.session;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.HoursText;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.config.WallTime;
import io.heliotrope.hours.Draft;
import io.heliotrope.hours.HoursPlan;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.hours.ScheduleCheck;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.HoursShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares, publishes and takes back sets of hours. */
public final class HoursPublishing {

  private final HoursDesk desk;

  public HoursPublishing(HoursDesk desk) {
    this.desk = desk;
  }

  /**
   * A set of hours that somebody would like.
   *
   * @param text as {@link #export} writes it; empty for what sites.yaml says of sites that are at
   *     odds with it
   * @param file what to call it in mistakes
   * @param follows the last version its author knew, if the text does not say
   * @param at when it is to come into force; empty for now
   */
  public record Wish(Optional<String> text, String file, Optional<Integer> follows, String at) {}

  /**
   * What was published.
   *
   * @param version empty if nothing was to be changed
   */
  public record Done(Optional<HoursVersion> version, HoursReview review) {}

  private record Prepared(HoursVersion version, HoursReview review) {}

  /** What is live, as a text that can be edited and published. */
  public String export() {
    return desk.look(now -> {
      HoursPlan plan = now.board().plan();
      Map<SiteId, ScheduleText> sites = new LinkedHashMap<>();
      for (SiteId site : now.company().sites().keySet()) {
        plan.at(site, now.at()).ifPresent(one -> sites.put(site, one.text()));
      }
      return new HoursText(HoursText.Head.live(plan.last().number(), now.at()), sites).write();
    });
  }

  /**
   * What a draft would change, beside what is live and to come.
   *
   * @throws HoursRefused if it is not understood, or collides with what others published
   */
  public HoursReview diff(Wish wish) {
    return desk.look(now -> {
      HoursText text = read(now, wish);
      return prepare(now, text, wish, "", "", List.of())
          .map(Prepared::review)
          .orElseGet(() -> nothing(now));
    });
  }

  /**
   * Publishes a draft.
   *
   * @throws HoursRefused if it is not understood, collides with what others published, or opens
   *     gaps that are not accepted
   */
  public Done publish(Wish wish, String why, String by, List<String> accepted) {
    return desk.change(now -> {
      HoursText text = read(now, wish);
      Set<String> known = new LinkedHashSet<>(text.head().acknowledged());
      known.addAll(accepted);
      String author = Wording.line("by", by);
      String reason = Wording.line("why", why.isBlank() ? text.head().why().orElse("") : why);
      Optional<Prepared> prepared = prepare(now, text, wish, author, reason, List.copyOf(known));
      if (prepared.isEmpty()) {
        return new HoursChange.Made<>(
            new HoursChange.Nothing(), new Done(Optional.empty(), nothing(now)));
      }
      HoursVersion version = prepared.get().version();
      prepared.get().review().mustBeAccepted(version.acknowledged());
      var entry =
          new JournalEntry.HoursPublished(
              now.at(),
              version.number(),
              version.inForce(),
              List.copyOf(version.sites().keySet()),
              author,
              reason);
      return new HoursChange.Made<>(
          new HoursChange.Publish(version, entry),
          new Done(Optional.of(version), prepared.get().review()));
    });
  }

  /**
   * Takes back what was published last, or since a version, what is to come included. Never refused
   * for its gaps.
   *
   * @throws HoursRefused if there is nothing to take back
   */
  public Done rollback(Optional<Integer> to, String why, String by) {
    return desk.change(now -> {
      HoursPlan plan = now.board().plan();
      int last = plan.last().number();
      int target = to.orElse(last - 1);
      if (target < 0 || target >= last) {
        throw new HoursRefused(
            last == 0
                ? "Nothing has been published that could be taken back."
                : "There is no version %d before version %d, the last one.%nMaybe `heliotrope hours log` tells which there are."
                    .formatted(target, last));
      }
      String author = Wording.line("by", by);
      HoursPlan then = plan.upTo(target);
      Map<SiteId, ScheduleText> sites = new LinkedHashMap<>();
      for (SiteId site : then.sites()) {
        if (!then.of(site).equals(plan.of(site))) {
          then.at(site, now.at()).ifPresent(one -> sites.put(site, one.text()));
        }
      }
      String reason = why.isBlank() ? "taken back" : Wording.line("why", why);
      var version =
          new HoursVersion(
              last + 1, now.at(), now.at(), author, reason, List.of(), Optional.of(target), sites);
      var next = now.board().with(plan.with(version));
      HoursReview review = HoursReview.of(now.board(), next, now.company(), now.at());
      return new HoursChange.Made<>(
          new HoursChange.Publish(
              version,
              new JournalEntry.HoursRolledBack(now.at(), version.number(), target, author, reason)),
          new Done(Optional.of(version), review));
    });
  }

  /** Who did what, in order. */
  public List<HoursShelf.Deed> log() {
    return desk.deeds();
  }

  private static HoursReview nothing(HoursNow now) {
    return HoursReview.of(now.board(), now.board(), now.company(), now.at())
        .with("Nothing changes: the draft says what is live.");
  }

  private HoursText read(HoursNow now, Wish wish) {
    if (wish.text().isEmpty()) {
      if (desk.filesHours().isEmpty()) {
        throw new HoursRefused(
            "sites.yaml is not at odds with what was published: there is nothing to decide.\nMaybe name a file of hours.");
      }
      return new HoursText(
          HoursText.Head.live(now.board().plan().last().number(), now.at()), desk.filesHours());
    }
    var mistakes = new Mistakes();
    Optional<HoursText> text =
        HoursText.read(
            wish.file(), wish.text().get(), new ScheduleCheck(now.board().calendars()), mistakes);
    return text.orElseThrow(() ->
        new HoursRefused(
            mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n"))));
  }

  /** The next version; empty if the draft changes nothing. */
  private static Optional<Prepared> prepare(
      HoursNow now,
      HoursText text,
      Wish wish,
      String author,
      String why,
      List<String> acknowledged) {
    text.sites().keySet().forEach(site -> now.site(site.name()));
    HoursPlan plan = now.board().plan();
    int last = plan.last().number();
    int follows =
        wish.follows()
            .or(() -> text.head().follows())
            .orElseThrow(() ->
                new HoursRefused(
                    "The draft does not say which version it was made from.%nMaybe begin with `heliotrope hours export`, or add 'follows: %d' to it if that is what you have seen."
                        .formatted(last)));
    if (follows > last) {
      throw new HoursRefused(
          "The draft follows version %d, but the last one is %d.".formatted(follows, last));
    }
    var draft = Draft.of(text, plan, follows, text.head().asOf().orElse(now.at()));
    if (!draft.collisions().isEmpty()) {
      throw new HoursRefused(collisions(draft.collisions(), follows));
    }
    if (draft.sites().isEmpty()) {
      return Optional.empty();
    }
    Instant from = wish.at().isBlank() ? now.at() : WallTime.instant(wish.at());
    if (from.isBefore(now.at())) {
      throw new HoursRefused(
          "%s has passed: hours can't change what has been.%nMaybe leave --at out to publish now."
              .formatted(from));
    }
    var version =
        new HoursVersion(
            last + 1, now.at(), from, author, why, acknowledged, Optional.empty(), draft.sites());
    var next = now.board().with(plan.with(version));
    HoursReview review = HoursReview.of(now.board(), next, now.company(), now.at());
    for (String note : notes(plan, next.plan(), version, now.at())) {
      review = review.with(note);
    }
    return Optional.of(new Prepared(version, review));
  }

  private static String collisions(List<Draft.Collision> collisions, int follows) {
    return collisions.stream()
        .map(one ->
            "%s was changed by %s at %s: version %d (%s). The draft follows version %d and does not know it."
                .formatted(
                    one.site(),
                    one.version().author(),
                    one.version().published(),
                    one.version().number(),
                    one.version().why(),
                    follows))
        .collect(
            Collectors.joining(
                "\n",
                "",
                "\nMaybe export again (heliotrope hours export) and make your change to that."));
  }

  /** What comes of versions that were still to come. */
  private static List<String> notes(
      HoursPlan before, HoursPlan after, HoursVersion version, Instant now) {
    List<String> notes = new ArrayList<>();
    for (SiteId site : version.sites().keySet()) {
      for (HoursPlan.Stretch one : before.of(site)) {
        if (one.from().isAfter(now) && !after.of(site).contains(one)) {
          notes.add(
              "%s, to come at %s, will not come into force for %s."
                  .formatted(one.version(), one.from(), site));
        }
      }
    }
    return notes;
  }
}
