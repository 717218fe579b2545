package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.hours.HoursBoard;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.HoursShelf;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private final KeptHours kept;
  private final EditedFiles edited;
  private final CalendarTeller calendarTeller;
  private final HoursWarnings warnings;
  private final HoursDue due;
  private Rulebook files;
  private Map<CalendarId, FeedDays> calendars;
  private Optional<String> trouble = Optional.empty();
  private Consumer<Rulebook> taker = _ -> {};
  private volatile Rulebook inForce;

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
    this.kept = new KeptHours(shelf, clock, this.files);
    this.edited = new EditedFiles(shelf, kept, clock, journal);
    this.calendarTeller = new CalendarTeller(shelf, journal);
    this.warnings = new HoursWarnings(clock, journal);
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
    return edited.conflicting(files);
  }

  /** The files were read anew: what they say of hours is merged with what was published. */
  public synchronized void files(Rulebook next) {
    files = next.with(calendars);
    kept.calendars(files.calendars());
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
    HoursBoard before = kept.board();
    kept.calendars(files.calendars());
    HoursReview.of(before, kept.board(), files.company(), clock.now())
        .opened()
        .forEach(gap -> log.warn("calendars: {}", gap));
    apply();
    news.forEach(calendarTeller::tell);
    taker.accept(inForce);
  }

  /**
   * Somebody else may have changed what is kept, what could not be kept may be by now, and what was
   * published for later may have come into force.
   */
  public synchronized void look() {
    try {
      if (kept.hasChanged() || trouble.isPresent()) {
        readAnew();
        taker.accept(inForce);
      }
    } catch (IOException e) {
      trouble = Optional.of(KeptHours.notKept(e));
      lookForWarnings();
    }
    due.until(clock.now(), kept.board().plan())
        .forEach(entry -> {
          log.info("Version {} of the hours counts now at {}", entry.version(), entry.sites());
          journal.record(entry);
        });
  }

  /** What somebody should look at. */
  public List<String> warnings() {
    return warnings.list();
  }

  /** Looks at what counts, without changing anything. */
  synchronized <T> T look(Function<HoursNow, T> look) {
    return look.apply(now());
  }

  /**
   * Has a change decided by what counts now, keeps it and has it count.
   *
   * @throws HoursRefused if it can't be kept
   */
  synchronized <T> T change(HoursChange.Decision<T> decision) {
    try {
      return shelf.alone(() -> {
        if (kept.hasChanged()) {
          kept.read(files);
        }
        HoursChange.Made<T> made = decision.make(now());
        switch (made.change()) {
          case HoursChange.Publish publish -> {
            edited.keepFirst(files);
            shelf.keep(publish.version());
            took(List.of(publish.entry()));
          }
          case HoursChange.Override override -> {
            shelf.keep(override.sheet());
            took(override.entries());
          }
          case HoursChange.Nothing() -> {}
        }
        return made.answer();
      });
    } catch (IOException e) {
      throw new HoursRefused(KeptHours.notKept(e));
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
    readAnew();
    entries.forEach(journal::record);
    taker.accept(inForce);
  }

  private HoursNow now() {
    return new HoursNow(files.company(), kept.board(), clock.now().truncatedTo(ChronoUnit.MICROS));
  }

  private void readAnew() throws IOException {
    kept.read(files);
    mergeFiles();
    apply();
  }

  private void mergeFiles() {
    trouble = edited.merge(files);
  }

  private void apply() {
    kept.known();
    inForce = kept.inForce(files);
    lookForWarnings();
  }

  private void lookForWarnings() {
    warnings.look(files, kept, edited.conflicts(), trouble);
  }
}
