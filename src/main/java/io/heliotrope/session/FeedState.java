package io.heliotrope.session;

import io.heliotrope.config.DurationText;
import io.heliotrope.config.Feed;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedAlarm.Kind;
import io.heliotrope.session.port.FeedShelf.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a calendar stands.
 *
 * @param days those of its last good copy
 * @param notes what of it does not count, and why
 * @param notKept why what is read of it can't be kept
 */
public record FeedState(
    Feed feed, Kept kept, FeedDays days, List<String> notes, Optional<String> notKept) {

  public FeedState {
    notes = List.copyOf(notes);
  }

  static FeedState of(Feed feed, Kept kept, FeedDays days, List<String> notes) {
    return new FeedState(feed, kept, days, notes, Optional.empty());
  }

  FeedState notKept(String why) {
    return new FeedState(feed, kept, days, notes, Optional.of(why));
  }

  /** How many days it names of those for which anybody plans. */
  public int ahead(Instant now) {
    return FeedBelief.ahead(days, day(now));
  }

  /** Its days from today on, with their names. */
  public SortedMap<LocalDate, String> toCome(Instant now) {
    return days.days().tailMap(day(now));
  }

  /** Its next day and what that is called; empty if it names none. */
  public Optional<String> next(Instant now) {
    return toCome(now).entrySet().stream()
        .findFirst()
        .map(one -> one.getKey() + " " + one.getValue());
  }

  /** How old its last good copy is; empty if there has never been one. */
  public Optional<Duration> age(Instant now) {
    return kept.copy().map(copy -> Duration.between(copy.asOf(), now));
  }

  /** What is wrong with it. */
  public List<FeedAlarm> alarms(Instant now) {
    List<FeedAlarm> alarms = new ArrayList<>();
    kept.trouble()
        .map(trouble -> new FeedAlarm(trouble.kind(), trouble.text() + counts(trouble.kind())))
        .ifPresent(alarms::add);
    if (kept.copy().isEmpty() && kept.trouble().isEmpty()) {
      alarms.add(alarm(Kind.UNREADABLE, "has not been read yet: none of its days count."));
    }
    if (feed.staleAfter().isPresent()
        && age(now).filter(age -> age.compareTo(feed.staleAfter().get()) > 0).isPresent()) {
      alarms.add(
          alarm(
              Kind.STALE,
              "is stale: its last good copy is of %s, older than %s%s"
                  .formatted(
                      asOf(),
                      days(feed.staleAfter().get()),
                      "\nMaybe look for where it is kept now, or set 'stale-after'.")));
    }
    if (kept.copy().isPresent() && !feed.mayBeEmpty() && next(now).isEmpty()) {
      String last =
          days.days().isEmpty() ? "" : " (its last was %s)".formatted(days.days().lastKey());
      alarms.add(
          alarm(
              Kind.EMPTY,
              "names no day to come%s.\nMaybe ask who keeps it, or say 'may-be-empty: true' of it."
                  .formatted(last)));
    }
    notKept
        .map(why ->
            alarm(Kind.NOT_KEPT, "can't be kept for the next start, or be read from there: " + why))
        .ifPresent(alarms::add);
    return alarms;
  }

  private String counts(Kind kind) {
    String meanwhile =
        kept.copy().isPresent()
            ? "; its copy of %s counts".formatted(asOf())
            : "; none of its days count, it has never been read";
    return kind == Kind.UNBELIEVABLE
        ? meanwhile
            + ".\nMaybe look at it; if that is meant: heliotrope hours calendars --accept "
            + feed.id()
        : meanwhile + ".";
  }

  private String asOf() {
    return kept.copy()
        .map(copy -> copy.asOf().truncatedTo(ChronoUnit.SECONDS).toString())
        .orElse("never");
  }

  private FeedAlarm alarm(Kind kind, String text) {
    return new FeedAlarm(kind, "calendar %s %s".formatted(feed.id(), text));
  }

  private static String days(Duration length) {
    return length.toHours() % 24 == 0 ? length.toDays() + "d" : DurationText.of(length);
  }

  static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
