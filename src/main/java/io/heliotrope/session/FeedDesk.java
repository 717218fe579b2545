package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.Feed;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.Suggestion;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.journal.Journal;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedReader;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.session.port.FeedShelf.Copy;
import io.heliotrope.session.port.FeedSource;
import io.heliotrope.session.port.FeedSource.Fetched;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
public final class FeedDesk implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FeedDesk.class);

  private final FeedShelf shelf;
  private final FeedSource source;
  private final FeedReader reader;
  private final Clock clock;
  private final Optional<FeedTeller> teller;
  private final Executor background;
  private final Set<KeptFeed> underWay = new HashSet<>();
  private volatile List<KeptFeed> feeds = List.of();
  private Consumer<Map<CalendarId, FeedDays>> taker = _ -> {};
  private boolean closed;

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
    this.teller = journal.map(FeedTeller::new);
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
  public synchronized void feeds(Collection<Feed> named) {
    Instant now = clock.now();
    List<KeptFeed> next = new ArrayList<>();
    for (Feed feed : named) {
      Optional<KeptFeed> known =
          find(feed.id()).filter(one -> one.state().feed().source().equals(feed.source()));
      known.ifPresent(one -> one.feed(feed, now));
      next.add(
          known.orElseGet(() -> {
            var fresh = new KeptFeed(feed, shelf, reader);
            fresh.recall(now);
            return fresh;
          }));
    }
    feeds = List.copyOf(next);
    look();
    taker.accept(days());
  }

  private Optional<KeptFeed> find(CalendarId id) {
    return feeds.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The days of each calendar, by its last good copy. */
  public Map<CalendarId, FeedDays> days() {
    Map<CalendarId, FeedDays> days = new LinkedHashMap<>();
    states().forEach(state -> days.put(state.feed().id(), state.days()));
    return days;
  }

  /** How each stands. Nobody has to wait for this. */
  public List<FeedState> states() {
    return feeds.stream().map(KeptFeed::state).toList();
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
    for (KeptFeed one : feeds) {
      if (underWay.contains(one)) {
        continue;
      }
      FeedDays before = one.state().days();
      one.look(now); // somebody may have accepted another copy
      switch (one.state().feed().source()) {
        case Feed.Source.Local _ when one.isDue(now) -> refresh(one);
        case Feed.Source.Web _ when one.isDue(now) -> {
          underWay.add(one);
          background.execute(() -> refresh(one));
        }
        case Feed.Source.Local _, Feed.Source.Web _ -> tell(one);
      }
      serveIfChanged(one, before);
    }
  }

  /** Fetches a calendar and works it in. Nothing waits for it but its own thread. */
  private void refresh(KeptFeed one) {
    Feed feed = one.state().feed();
    Optional<Copy> known;
    synchronized (this) {
      known = one.known();
    }
    Optional<Fetched> fetched = Optional.empty();
    String trouble = "can't be read from " + feed.source();
    try {
      fetched = Optional.of(source.fetch(feed, known));
    } catch (IOException e) {
      trouble += ": " + FileTrouble.why(e);
    } catch (RuntimeException e) {
      log.error("The calendar {} could not be fetched", feed.id(), e);
    }
    synchronized (this) {
      underWay.remove(one);
      if (closed || !feeds.contains(one)) {
        return; // the files say otherwise by now, or we stop, and broke it off ourselves
      }
      FeedDays before = one.state().days();
      Instant now = clock.now();
      one.look(now);
      if (!one.known().equals(known)) {
        // another program has accepted a copy meanwhile: ask again, beside that one
        serveIfChanged(one, before);
        return;
      }
      if (fetched.isPresent()) {
        one.came(fetched.get(), now);
      } else {
        one.failed(trouble, now);
      }
      tell(one);
      serveIfChanged(one, before);
    }
  }

  private void tell(KeptFeed one) {
    teller.ifPresent(all -> all.tell(one.state(), clock.now()));
  }

  private void serveIfChanged(KeptFeed one, FeedDays before) {
    if (!one.state().days().equals(before)) {
      taker.accept(days());
    }
  }

  /**
   * Has the copy count that was not believed.
   *
   * @throws HoursRefused if there is none, or it can't be kept
   */
  public synchronized FeedState accept(CalendarId calendar, String by) {
    KeptFeed one =
        find(calendar)
            .orElseThrow(() ->
                new HoursRefused(
                    "sites.yaml has no calendar '%s'.%n%s"
                        .formatted(
                            calendar,
                            Suggestion.advice(
                                calendar.name(),
                                feeds.stream().map(feed -> feed.id().name()).toList()))));
    one.accept(Wording.line("by", by), clock.now());
    return one.state();
  }

  /** What is still under way changes nothing any more. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
