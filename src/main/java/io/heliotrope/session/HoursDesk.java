package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.floor.Rules;
import io.heliotrope.hours.FeedCalendars;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.hours.FilesMerge;
import io.heliotrope.hours.HoursBoard;
import io.heliotrope.hours.HoursPlan;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.HoursShelf;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where it is said which hours count: what sites.yaml says, what was published and what overrides
 * it. One at a time changes it; whoever decides by it is told at once.
 */
public final class HoursDesk {

  private static final Logger log = LoggerFactory.getLogger(HoursDesk.class);

  private final HoursShelf shelf;
  private final Clock clock;
  private final Journal journal;
  private Rulebook files;
  private Map<CalendarId, FeedDays> calendars;
  private HoursShelf.Stock stock;
  private String stamp = "";
  private HoursBoard board;
  private Map<SiteId, HoursVersion> conflicts = Map.of();
  private final Set<SiteId> conflictsTold = new HashSet<>();
  private final HoursDue due;
  private Optional<String> trouble = Optional.empty();
  private Consumer<Rulebook> taker = _ -> {};
  private volatile Rulebook inForce;
  private volatile List<String> warnings = List.of();

  /**
   * A desk for those files and what is kept on that shelf.
   *
   * @throws IOException if the shelf can't be read
   */
  public HoursDesk(HoursShelf shelf, Clock clock, Journal journal, Rulebook files)
      throws IOException {
    this(shelf, clock, journal, files, Map.of());
  }

  /**
   * The same where calendars that others keep have been read.
   *
   * @throws IOException if the shelf can't be read
   */
  public HoursDesk(
      HoursShelf shelf,
      Clock clock,
      Journal journal,
      Rulebook files,
      Map<CalendarId, FeedDays> calendars)
      throws IOException {
    this.shelf = shelf;
    this.clock = clock;
    this.journal = journal;
    this.calendars = Map.copyOf(calendars);
    this.files = files.with(this.calendars);
    this.stock = shelf.read();
    this.board = board(stock);
    this.inForce = this.files;
    this.due = new HoursDue(clock.now());
    mergeFiles();
    apply();
  }

  /**
   * A desk at which one can look at what counts, by those files and what is kept on that shelf,
   * which stays as it is.
   *
   * @throws IOException if the shelf can't be read
   */
  public static HoursDesk toLookAt(
      HoursShelf shelf, Clock clock, Rulebook files, Map<CalendarId, FeedDays> calendars)
      throws IOException {
    return new HoursDesk(new CopiedShelf(shelf), clock, Journal.atOnce(), files, calendars);
  }

  /** The files with the hours that count. */
  public Rulebook rulebook() {
    return inForce;
  }

  /** Who is given the rulebook whenever it changes. */
  public synchronized void serve(Consumer<Rulebook> whenChanged) {
    taker = whenChanged;
  }

  /** The version of the files, without what was published. */
  public synchronized String filesVersion() {
    return files.version();
  }

  /** What sites.yaml says of the sites whose hours were published otherwise meanwhile. */
  synchronized Map<SiteId, ScheduleText> filesHours() {
    Map<SiteId, ScheduleText> hours = new LinkedHashMap<>(files.hours());
    hours.keySet().retainAll(conflicts.keySet());
    return hours;
  }

  /** The files were read anew: what they say of hours is merged with what was published. */
  public synchronized void files(Rulebook next) {
    files = next.with(calendars);
    board = board.with(files.calendars());
    mergeFiles();
    apply();
    taker.accept(inForce);
  }

  /** Calendars that others keep were read anew: what they say counts, and who decides is told. */
  public synchronized void calendars(Map<CalendarId, FeedDays> days) {
    if (calendars.equals(days)) {
      return;
    }
    List<CalendarNews> news = CalendarNews.of(calendars, days, clock.now());
    calendars = Map.copyOf(days);
    files = files.with(calendars);
    HoursBoard next = board.with(files.calendars());
    HoursReview.of(board, next, files.company(), clock.now())
        .opened()
        .forEach(gap -> log.warn("calendars: {}", gap));
    board = next;
    apply();
    news.forEach(this::tell);
    taker.accept(inForce);
  }

  private void tell(CalendarNews news) {
    log.info("{}", news);
    journal.record(news.entry());
    try {
      shelf.alone(() -> {
        shelf.done(news.deed());
        return true;
      });
    } catch (IOException e) {
      log.error("That a calendar has changed can't be written down: {}", FileTrouble.text(e));
    }
  }

  /**
   * Somebody else may have changed what is kept, what could not be kept may be by now, and what was
   * published for later may have come into force.
   */
  public synchronized void look() {
    try {
      if (!shelf.stamp().equals(stamp) || trouble.isPresent()) {
        stock = shelf.read();
        board = board(stock);
        mergeFiles();
        apply();
        taker.accept(inForce);
      }
    } catch (IOException e) {
      trouble = Optional.of(notKept(e));
      tellWarnings();
    }
    due.until(clock.now(), board.plan())
        .forEach(entry -> {
          log.info("Version {} of the hours counts now at {}", entry.version(), entry.sites());
          journal.record(entry);
        });
  }

  /** What somebody should look at. */
  public List<String> warnings() {
    return warnings;
  }

  /** What is kept, and what counts. For those who change it, one at a time. */
  record Now(Company company, HoursBoard board, Instant at) {

    SiteId site(String name) {
      return Wording.site(name, company);
    }
  }

  /** What is to be kept, and what the journal is to tell of it. */
  sealed interface Change {

    record Publish(HoursVersion version, JournalEntry entry) implements Change {}

    record Override(OverrideSheet sheet, List<? extends JournalEntry> entries) implements Change {}

    record Nothing() implements Change {}
  }

  /** How somebody comes to a change, and what they say of it. */
  interface Decision<T> {
    Made<T> make(Now now);
  }

  record Made<T>(Change change, T answer) {}

  /** Looks at what counts, without changing anything. */
  synchronized <T> T look(java.util.function.Function<Now, T> look) {
    return look.apply(now());
  }

  /**
   * Has a change decided by what counts now, keeps it and has it count.
   *
   * @throws HoursRefused if it can't be kept
   */
  synchronized <T> T change(Decision<T> decision) {
    try {
      return shelf.alone(() -> {
        if (!shelf.stamp().equals(stamp)) {
          stock = shelf.read();
          board = board(stock);
        }
        Made<T> made = decision.make(now());
        switch (made.change()) {
          case Change.Publish publish -> {
            keepFirst();
            shelf.keep(publish.version());
            took(List.of(publish.entry()));
          }
          case Change.Override override -> {
            shelf.keep(override.sheet());
            took(override.entries());
          }
          case Change.Nothing() -> {}
        }
        return made.answer();
      });
    } catch (IOException e) {
      throw new HoursRefused(notKept(e));
    }
  }

  /** All that was done. */
  List<HoursShelf.Deed> deeds() {
    try {
      return shelf.deeds();
    } catch (IOException e) {
      throw new HoursRefused(FileTrouble.text(e));
    }
  }

  private void took(List<? extends JournalEntry> entries) throws IOException {
    stock = shelf.read();
    board = board(stock);
    mergeFiles();
    apply();
    entries.forEach(journal::record);
    taker.accept(inForce);
  }

  private Now now() {
    return new Now(files.company(), board, clock.now().truncatedTo(ChronoUnit.MICROS));
  }

  private HoursBoard board(HoursShelf.Stock kept) {
    List<HoursVersion> versions =
        kept.versions().isEmpty()
            ? List.of(HoursVersion.first(clock.now(), files.hours()))
            : kept.versions();
    return new HoursBoard(new HoursPlan(versions), kept.overrides(), files.calendars());
  }

  /** Before anything is published for the first time, what it changes is kept. */
  private void keepFirst() throws IOException {
    if (stock.versions().isEmpty()) {
      shelf.seen(files.hours());
      shelf.keep(board.plan().last());
    }
  }

  /** Until anything has been published, the files alone count. */
  private void mergeFiles() {
    trouble = Optional.empty();
    if (stock.versions().isEmpty()) {
      board = board(stock);
      return;
    }
    FilesMerge merge = FilesMerge.of(stock.seen(), board.plan(), files.hours());
    conflicts = merge.conflicts();
    if (merge.taken().isEmpty() && merge.seen().equals(stock.seen())) {
      return;
    }
    try {
      shelf.alone(() -> {
        if (!merge.taken().isEmpty()) {
          publishFiles(merge.taken());
        }
        shelf.seen(merge.seen());
        stock = shelf.read();
        board = board(stock);
        return true;
      });
    } catch (IOException e) {
      trouble = Optional.of("sites.yaml has other hours, which do not count: " + notKept(e));
    }
  }

  private void publishFiles(Map<SiteId, ScheduleText> taken) throws IOException {
    Instant at = clock.now().truncatedTo(ChronoUnit.MICROS);
    var version =
        new HoursVersion(
            board.plan().last().number() + 1,
            at,
            at,
            HoursVersion.FILES,
            "the file was edited",
            List.of(),
            Optional.empty(),
            taken);
    var next = board.with(board.plan().with(version));
    HoursReview.of(board, next, files.company(), at)
        .opened()
        .forEach(gap -> log.warn("sites.yaml {}", gap));
    shelf.keep(version);
    log.info("sites.yaml has other hours for {}: {}", taken.keySet(), version);
    journal.record(
        new JournalEntry.HoursPublished(
            at,
            version.number(),
            at,
            List.copyOf(taken.keySet()),
            version.author(),
            version.why()));
  }

  private void apply() {
    stamp = shelf.stamp();
    boolean filesAlone = stock.versions().isEmpty() && stock.overrides().revision() == 0;
    String version =
        filesAlone
            ? files.version()
            : "%s+h%d.%d"
                .formatted(
                    files.version(), board.plan().last().number(), stock.overrides().revision());
    String mark = files.calendars() instanceof FeedCalendars feeds ? feeds.mark() : "";
    inForce =
        files.with(
            new Rules(
                mark.isEmpty() ? version : version + "+c" + mark,
                files.company(),
                board.hours(files.company())));
    tellWarnings();
  }

  private void tellWarnings() {
    List<String> all = new ArrayList<>(stock.troubles());
    trouble.ifPresent(all::add);
    all.addAll(calendarsGone());
    conflictsTold.retainAll(conflicts.keySet());
    conflicts.forEach((site, version) -> {
      String warning =
          """
          sites.yaml and what was published both changed the hours of %s: those of %s count, not the file's.
          Maybe bring the file in line (heliotrope hours export), or publish the file's: heliotrope hours publish --files --why …\
          """
              .formatted(site, version);
      all.add(warning);
      if (conflictsTold.add(site)) {
        log.warn("{}", warning);
        journal.record(
            new JournalEntry.HoursConflict(clock.now(), site, HoursVersion.FILES, warning));
      }
    });
    warnings = List.copyOf(all);
  }

  /** What was published may name a calendar that sites.yaml has no more. */
  private List<String> calendarsGone() {
    List<String> gone = new ArrayList<>();
    for (SiteId site : files.company().sites().keySet()) {
      board.plan().at(site, clock.now()).stream()
          .flatMap(one -> one.text().schedule().holidays().calendars().stream())
          .filter(calendar -> files.calendars().feed(calendar).isEmpty())
          .map(calendar ->
              "the hours of %s name the calendar %s, which sites.yaml has no more: no day of it counts"
                  .formatted(site, calendar))
          .forEach(gone::add);
    }
    return gone;
  }

  private static String notKept(IOException e) {
    return "The hours can't be kept: %s\nMaybe the folder of the journal belongs to another user, or its disk is full."
        .formatted(FileTrouble.text(e));
  }
}
