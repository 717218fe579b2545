package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.Feed;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedAlarm.Kind;
import io.heliotrope.session.port.FeedReader;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.session.port.FeedShelf.Copy;
import io.heliotrope.session.port.FeedShelf.Kept;
import io.heliotrope.session.port.FeedShelf.Refused;
import io.heliotrope.session.port.FeedSource;
import io.heliotrope.session.port.FeedSource.Fetched;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where calendars that others keep are read again and again. What can't be read, or can't be
 * believed, changes nothing: the last good copy counts, and an alarm says so once.
 */
public final class FeedDesk {

  private static final Logger log = LoggerFactory.getLogger(FeedDesk.class);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LATEST = Duration.ofHours(1);

  /** Whole years, so that the window moves once a year. */
  private static final int YEARS_BEFORE = 1;

  private static final int YEARS_AFTER = 5;

  private final FeedShelf shelf;
  private final FeedSource source;
  private final FeedReader reader;
  private final Clock clock;
  private final Optional<Journal> journal;
  private final Executor background;
  private final Map<CalendarId, Desk> desks = new LinkedHashMap<>();
  private Consumer<Map<CalendarId, FeedDays>> taker = _ -> {};

  /** A calendar, and when it is read again. */
  private static final class Desk {
    private FeedState state;
    private int year;
    private String stamp = "";
    private Instant due = Instant.MIN;
    private int failures;
    private boolean busy;
    private final Set<Kind> told = EnumSet.noneOf(Kind.class);
    private List<String> notesTold = List.of();

    Desk(FeedState state) {
      this.state = state;
    }
  }

  /**
   * @param journal where it is told what is wrong, as in the log; empty if nobody is to be told
   * @param background where calendars of the web are fetched, which takes a while
   */
  public FeedDesk(
      FeedShelf shelf,
      FeedSource source,
      FeedReader reader,
      Clock clock,
      Optional<Journal> journal,
      Executor background) {
    this.shelf = shelf;
    this.source = source;
    this.reader = reader;
    this.clock = clock;
    this.journal = journal;
    this.background = background;
  }

  /** A desk at which one can look at calendars: those of the web as they are kept, and files. */
  public static FeedDesk toLookAt(
      FeedShelf shelf, FeedSource files, FeedReader reader, Clock clock, Collection<Feed> feeds) {
    var desk =
        new FeedDesk(new CopiedFeeds(shelf), files, reader, clock, Optional.empty(), _ -> {});
    desk.feeds(feeds);
    return desk;
  }

  /** Who is given the days of all calendars, now and whenever any has changed. */
  public synchronized void serve(Consumer<Map<CalendarId, FeedDays>> whenChanged) {
    taker = whenChanged;
    taker.accept(days());
  }

  /** From now on it is these calendars. Their last good copies count at once. */
  public synchronized void feeds(Collection<Feed> feeds) {
    Map<CalendarId, Desk> before = new LinkedHashMap<>(desks);
    desks.clear();
    for (Feed feed : feeds) {
      Desk known = before.get(feed.id());
      boolean same = known != null && known.state.feed().source().equals(feed.source());
      if (known != null && same) {
        known.state =
            new FeedState(
                feed,
                known.state.kept(),
                known.state.days(),
                known.state.notes(),
                known.state.notKept());
        desks.put(feed.id(), known);
      } else {
        var desk = new Desk(FeedState.of(feed, Kept.NOTHING, FeedDays.none(feed.id()), List.of()));
        desks.put(feed.id(), desk);
        recall(desk);
      }
    }
    look();
    taker.accept(days());
  }

  /** The days of each calendar, by its last good copy. */
  public synchronized Map<CalendarId, FeedDays> days() {
    Map<CalendarId, FeedDays> days = new LinkedHashMap<>();
    desks.forEach((id, desk) -> days.put(id, desk.state.days()));
    return days;
  }

  /** How each stands. */
  public synchronized List<FeedState> states() {
    return desks.values().stream().map(desk -> desk.state).toList();
  }

  /** What somebody should look at. */
  public List<String> warnings() {
    Instant now = clock.now();
    return states().stream()
        .flatMap(state -> state.alarms(now).stream())
        .map(FeedAlarm::text)
        .toList();
  }

  /** Reads those whose time has come, and tells what is wrong. */
  public synchronized void look() {
    Instant now = clock.now();
    for (Desk desk : List.copyOf(desks.values())) {
      if (desk.busy) {
        continue;
      }
      if (!shelf.stamp(desk.state.feed().id()).equals(desk.stamp)) {
        recall(desk); // somebody else has accepted another copy
        taker.accept(days());
      } else if (desk.year != FeedState.day(now).getYear()) {
        reread(desk);
        taker.accept(days());
      }
      switch (desk.state.feed().source()) {
        case Feed.Source.Local _ when !desk.due.isAfter(now) -> refresh(desk);
        case Feed.Source.Web _ when !desk.due.isAfter(now) -> {
          desk.busy = true;
          background.execute(() -> refresh(desk));
        }
        case Feed.Source.Local _, Feed.Source.Web _ -> tell(desk);
      }
    }
  }

  /**
   * Has the copy count that was not believed.
   *
   * @throws HoursRefused if there is none, or it can't be kept
   */
  public synchronized FeedState accept(CalendarId calendar, String by) {
    Desk desk = desks.get(calendar);
    if (desk == null) {
      throw new HoursRefused(
          "sites.yaml has no calendar '%s'.%nMaybe one of: %s."
              .formatted(calendar, desks.keySet()));
    }
    Refused refused =
        desk.state
            .kept()
            .refused()
            .orElseThrow(() ->
                new HoursRefused(
                    "Of the calendar %s no copy was refused: there is nothing to accept."
                        .formatted(calendar)));
    var copy =
        new Copy(
            refused.text(),
            refused.source(),
            refused.asOf(),
            Optional.empty(),
            Optional.empty(),
            Wording.line("by", by));
    keep(desk, new Kept(Optional.of(copy), Optional.empty(), Optional.empty()));
    desk.state
        .notKept()
        .ifPresent(why -> {
          throw new HoursRefused("The calendar %s can't be kept: %s".formatted(calendar, why));
        });
    reread(desk);
    return desk.state;
  }

  /** What was kept counts. */
  private void recall(Desk desk) {
    Feed feed = desk.state.feed();
    desk.stamp = shelf.stamp(feed.id());
    try {
      desk.state = FeedState.of(feed, shelf.read(feed.id()), desk.state.days(), List.of());
      reread(desk);
    } catch (IOException e) {
      desk.state = desk.state.notKept(FileTrouble.text(e));
    }
  }

  /** The copy understood, for the years around now. */
  private void reread(Desk desk) {
    desk.year = FeedState.day(clock.now()).getYear();
    Optional<Copy> copy = desk.state.kept().copy();
    if (copy.isPresent()) {
      try {
        take(desk, desk.state.kept(), read(copy.get().text(), desk.year));
      } catch (IllegalArgumentException e) {
        desk.state = desk.state.notKept("its copy can't be understood: " + e.getMessage());
      }
    }
  }

  private FeedReader.Reading read(String text, int year) {
    return reader.read(
        text, LocalDate.of(year - YEARS_BEFORE, 1, 1), LocalDate.of(year + YEARS_AFTER, 12, 31));
  }

  private void take(Desk desk, Kept kept, FeedReader.Reading reading) {
    Feed feed = desk.state.feed();
    desk.state =
        new FeedState(
            feed,
            kept,
            new FeedDays(feed.id(), reading.days()),
            reading.notes(),
            desk.state.notKept());
    if (journal.isPresent() && !reading.notes().equals(desk.notesTold)) {
      reading.notes().forEach(note -> log.info("calendar {}: {}", feed.id(), note));
      desk.notesTold = reading.notes();
    }
  }

  /** Fetches a calendar and works it in. Nothing waits for it but its own thread. */
  private void refresh(Desk desk) {
    Feed feed;
    Optional<Copy> known;
    synchronized (this) {
      feed = desk.state.feed();
      known = desk.state.kept().copy().filter(copy -> copy.source().equals(place(feed)));
    }
    Optional<Fetched> fetched = Optional.empty();
    String trouble = "";
    try {
      fetched = Optional.of(source.fetch(feed, known));
    } catch (IOException e) {
      trouble = "can't be read from %s: %s".formatted(feed.source(), FileTrouble.why(e));
    } catch (RuntimeException e) {
      log.error("The calendar {} could not be fetched", feed.id(), e);
      trouble = "can't be read from %s".formatted(feed.source());
    }
    synchronized (this) {
      desk.busy = false;
      if (desks.get(feed.id()) != desk) {
        return; // the files say otherwise by now
      }
      Map<CalendarId, FeedDays> before = days();
      if (fetched.isPresent()) {
        came(desk, fetched.get());
      } else {
        failed(desk, Kind.UNREADABLE, trouble, desk.state.kept().refused());
      }
      tell(desk);
      if (!days().equals(before)) {
        taker.accept(days());
      }
    }
  }

  private void came(Desk desk, Fetched fetched) {
    Kept kept = desk.state.kept();
    Feed feed = desk.state.feed();
    switch (fetched) {
      case Fetched.Same same -> good(desk, kept.copy().orElseThrow().seen(same.asOf()));
      case Fetched.Content content -> {
        try {
          desk.year = FeedState.day(clock.now()).getYear();
          FeedReader.Reading reading = read(content.text(), desk.year);
          var days = new FeedDays(feed.id(), reading.days());
          Optional<String> doubt =
              feed.mayBeEmpty() && days.days().isEmpty()
                  ? Optional.empty()
                  : kept.copy()
                      .filter(copy -> copy.source().equals(place(feed)))
                      .flatMap(_ ->
                          FeedBelief.doubt(desk.state.days(), days, FeedState.day(clock.now())));
          if (doubt.isPresent()) {
            var refused = new Refused(content.text(), place(feed), content.asOf());
            failed(desk, Kind.UNBELIEVABLE, doubt.get(), Optional.of(refused));
          } else {
            take(desk, kept, reading);
            good(
                desk,
                new Copy(
                    content.text(),
                    place(feed),
                    content.asOf(),
                    content.tag(),
                    content.changed(),
                    ""));
          }
        } catch (IllegalArgumentException e) {
          failed(
              desk,
              Kind.UNREADABLE,
              "can't be understood: %s".formatted(e.getMessage()),
              kept.refused());
        }
      }
    }
  }

  private void good(Desk desk, Copy copy) {
    desk.failures = 0;
    desk.due =
        switch (desk.state.feed().source()) {
          case Feed.Source.Web _ -> clock.now().plus(desk.state.feed().every());
          case Feed.Source.Local _ -> clock.now();
        };
    var kept = new Kept(Optional.of(copy), Optional.empty(), Optional.empty());
    if (!kept.equals(desk.state.kept()) || desk.state.notKept().isPresent()) {
      keep(desk, kept);
    }
  }

  private void failed(Desk desk, Kind kind, String text, Optional<Refused> refused) {
    Feed feed = desk.state.feed();
    desk.due = clock.now().plus(pause(feed, desk.failures++));
    var alarm = new FeedAlarm(kind, "calendar %s %s".formatted(feed.id(), text));
    Kept before = desk.state.kept();
    boolean same =
        before.trouble().equals(Optional.of(alarm))
            && before.refused().map(Refused::text).equals(refused.map(Refused::text));
    if (!same) {
      keep(desk, new Kept(before.copy(), refused, Optional.of(alarm)));
    }
  }

  /** A file is no trouble to anybody who is asked for it. */
  private static Duration pause(Feed feed, int failures) {
    return switch (feed.source()) {
      case Feed.Source.Local _ -> SOON;
      case Feed.Source.Web _ -> {
        Duration longer = SOON.multipliedBy(1L << Math.min(failures, 10));
        Duration most = feed.every().compareTo(LATEST) < 0 ? feed.every() : LATEST;
        yield longer.compareTo(most) < 0 ? longer : most;
      }
    };
  }

  private void keep(Desk desk, Kept kept) {
    FeedState state = desk.state;
    desk.state = FeedState.of(state.feed(), kept, state.days(), state.notes());
    try {
      shelf.keep(state.feed().id(), kept);
    } catch (IOException e) {
      desk.state = desk.state.notKept(FileTrouble.text(e));
    }
    desk.stamp = shelf.stamp(state.feed().id());
  }

  /** Each trouble is told when it begins, and the end of all. */
  private void tell(Desk desk) {
    CalendarId id = desk.state.feed().id();
    List<FeedAlarm> alarms = desk.state.alarms(clock.now());
    Set<Kind> now = EnumSet.noneOf(Kind.class);
    if (journal.isEmpty()) {
      return;
    }
    for (FeedAlarm alarm : alarms) {
      now.add(alarm.kind());
      if (desk.told.add(alarm.kind())) {
        log.warn("{}", alarm);
        journal.get().record(new JournalEntry.CalendarAlarm(clock.now(), id, alarm.text()));
      }
    }
    if (!desk.told.isEmpty() && now.isEmpty()) {
      log.info("calendar {} is in order again", id);
      journal.get().record(new JournalEntry.CalendarInOrder(clock.now(), id));
    }
    desk.told.retainAll(now);
  }

  /** Where it is from, for the copy to remember. */
  private static String place(Feed feed) {
    return switch (feed.source()) {
      case Feed.Source.Web(var address) -> address.toString();
      case Feed.Source.Local(var name) -> name;
    };
  }
}
