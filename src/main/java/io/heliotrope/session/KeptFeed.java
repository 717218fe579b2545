package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.Feed;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedAlarm.Kind;
import io.heliotrope.session.port.FeedReader;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.session.port.FeedShelf.Copy;
import io.heliotrope.session.port.FeedShelf.Kept;
import io.heliotrope.session.port.FeedShelf.Refused;
import io.heliotrope.session.port.FeedSource.Fetched;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One calendar: what it said last, whether that is believed, and when it is asked again. */
final class KeptFeed {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LATEST = Duration.ofHours(1);

  /** Whole years, so that what is read of a calendar changes by itself once a year at most. */
  private static final int YEARS_BEFORE = 1;

  private static final int YEARS_AFTER = 5;

  private final FeedShelf shelf;
  private final FeedReader reader;
  private volatile FeedState state;
  private int year;
  private String stamp = "";
  private Instant due = Instant.MIN;
  private int failures;

  KeptFeed(Feed feed, FeedShelf shelf, FeedReader reader) {
    this.shelf = shelf;
    this.reader = reader;
    this.state = FeedState.of(feed, Kept.NOTHING, FeedDays.none(feed.id()), List.of());
  }

  CalendarId id() {
    return state.feed().id();
  }

  /** For any thread. */
  FeedState state() {
    return state;
  }

  boolean isDue(Instant now) {
    return !due.isAfter(now);
  }

  /** The files say otherwise how often it is read, and so on. */
  void feed(Feed feed, Instant now) {
    Instant next = now.plus(feed.every());
    due = due.isBefore(next) ? due : next;
    state = new FeedState(feed, state.kept(), state.days(), state.notes(), state.notKept());
  }

  /** The copy of this very source, if there is one. */
  Optional<Copy> known() {
    return state.kept().copy().filter(copy -> copy.source().equals(source()));
  }

  /** Takes what was kept, if that is not what we kept, or if another year has begun. */
  void look(Instant now) {
    if (!shelf.stamp(id()).equals(stamp)) {
      recall(now);
    } else if (year != FeedState.day(now).getYear()) {
      reread(now);
    }
  }

  /** What was kept counts. */
  void recall(Instant now) {
    stamp = shelf.stamp(id());
    try {
      state = FeedState.of(state.feed(), shelf.read(id()), state.days(), List.of());
      reread(now);
    } catch (IOException e) {
      state = state.notKept(FileTrouble.text(e));
    }
  }

  /** The copy understood, for the years around now. */
  private void reread(Instant now) {
    Optional<Copy> copy = state.kept().copy();
    if (copy.isPresent()) {
      try {
        take(read(copy.get().text(), now));
      } catch (IllegalArgumentException e) {
        state = state.notKept("its copy can't be understood: " + e.getMessage());
      }
    }
  }

  private FeedReader.Reading read(String text, Instant now) {
    year = FeedState.day(now).getYear();
    return reader.read(
        text, LocalDate.of(year - YEARS_BEFORE, 1, 1), LocalDate.of(year + YEARS_AFTER, 12, 31));
  }

  private void take(FeedReader.Reading reading) {
    var days = new FeedDays(id(), reading.days());
    state = new FeedState(state.feed(), state.kept(), days, reading.notes(), state.notKept());
  }

  /** It has been read. */
  void came(Fetched fetched, Instant now) {
    switch (fetched) {
      case Fetched.Same same -> good(known().orElseThrow().seen(same.asOf()), now);
      case Fetched.Content content -> {
        try {
          FeedReader.Reading reading = read(content.text(), now);
          Optional<String> doubt = doubt(new FeedDays(id(), reading.days()), now);
          if (doubt.isPresent()) {
            var refused = new Refused(content.text(), source(), content.asOf());
            failed(Kind.UNBELIEVABLE, doubt.get(), Optional.of(refused), now);
          } else {
            take(reading);
            good(
                new Copy(
                    content.text(), source(), content.asOf(), content.tag(), content.changed(), ""),
                now);
          }
        } catch (IllegalArgumentException e) {
          failed("can't be understood: " + e.getMessage(), now);
        }
      }
    }
  }

  private Optional<String> doubt(FeedDays days, Instant now) {
    boolean mayEmpty = state.feed().mayBeEmpty() && FeedBelief.ahead(days, FeedState.day(now)) == 0;
    return known().isEmpty() || mayEmpty
        ? Optional.empty()
        : FeedBelief.doubt(state.days(), days, FeedState.day(now));
  }

  private void good(Copy copy, Instant now) {
    failures = 0;
    due =
        switch (state.feed().source()) {
          case Feed.Source.Web _ -> now.plus(state.feed().every());
          case Feed.Source.Local _ -> now;
        };
    var kept = new Kept(Optional.of(copy), Optional.empty(), Optional.empty());
    if (!kept.equals(state.kept()) || state.notKept().isPresent()) {
      keep(kept);
    }
  }

  /** It could not be read. */
  void failed(String why, Instant now) {
    failed(Kind.UNREADABLE, why, state.kept().refused(), now);
  }

  private void failed(Kind kind, String text, Optional<Refused> refused, Instant now) {
    due = now.plus(pause());
    failures++;
    var alarm = new FeedAlarm(kind, "calendar %s %s".formatted(id(), text));
    Kept before = state.kept();
    boolean same =
        before.trouble().equals(Optional.of(alarm))
            && before.refused().map(Refused::text).equals(refused.map(Refused::text));
    if (!same) {
      keep(new Kept(before.copy(), refused, Optional.of(alarm)));
    }
  }

  /** Longer and longer, but for a file: it is no trouble to anybody who is asked for it. */
  private Duration pause() {
    return switch (state.feed().source()) {
      case Feed.Source.Local _ -> SOON;
      case Feed.Source.Web _ -> {
        Duration longer = SOON.multipliedBy(1L << Math.min(failures, 10));
        Duration most = shorter(state.feed().every(), LATEST);
        yield shorter(longer, most);
      }
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * The copy counts that was not believed.
   *
   * @throws HoursRefused if there is none, or it can't be kept
   */
  void accept(String by, Instant now) {
    Refused refused =
        state
            .kept()
            .refused()
            .orElseThrow(() ->
                new HoursRefused(
                    "Of the calendar %s no copy was refused: there is nothing to accept."
                        .formatted(id())));
    var copy =
        new Copy(
            refused.text(),
            refused.source(),
            refused.asOf(),
            Optional.empty(),
            Optional.empty(),
            by);
    keep(new Kept(Optional.of(copy), Optional.empty(), Optional.empty()));
    state
        .notKept()
        .ifPresent(why -> {
          throw new HoursRefused("The calendar %s can't be kept: %s".formatted(id(), why));
        });
    reread(now);
  }

  private void keep(Kept kept) {
    FeedState kind = FeedState.of(state.feed(), kept, state.days(), state.notes());
    try {
      shelf.keep(id(), kept);
      state = kind;
    } catch (IOException e) {
      state = kind.notKept(FileTrouble.text(e));
    }
    stamp = shelf.stamp(id());
  }

  /** Where it is from, for the copy to remember. */
  private String source() {
    return switch (state.feed().source()) {
      case Feed.Source.Web(var address) -> address.toString();
      case Feed.Source.Local(var name) -> name;
    };
  }
}
