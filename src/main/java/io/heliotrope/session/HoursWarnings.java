package io.heliotrope.session;

import io.heliotrope.call.SiteId;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody should look at of the hours that count. A conflict is told once, beside. */
final class HoursWarnings {

  private static final Logger log = LoggerFactory.getLogger(HoursWarnings.class);

  private final Clock clock;
  private final Journal journal;
  private final Set<SiteId> told = new HashSet<>();
  private volatile List<String> list = List.of();

  HoursWarnings(Clock clock, Journal journal) {
    this.clock = clock;
    this.journal = journal;
  }

  /** May be asked from any thread. */
  List<String> list() {
    return list;
  }

  /**
   * Looks at how things stand now.
   *
   * @param trouble why what should be kept could not be, if so
   */
  void look(
      Rulebook files,
      KeptHours kept,
      Map<SiteId, HoursVersion> conflicts,
      Optional<String> trouble) {
    List<String> all = new ArrayList<>(kept.stock().troubles());
    trouble.ifPresent(all::add);
    all.addAll(calendarsGone(files, kept));
    told.retainAll(conflicts.keySet());
    conflicts.forEach((site, version) -> all.add(conflict(site, version)));
    list = List.copyOf(all);
  }

  private String conflict(SiteId site, HoursVersion version) {
    String warning =
        """
        sites.yaml and what was published both changed the hours of %s: those of %s count, not the file's.
        Maybe bring the file in line (heliotrope hours export), or publish the file's: heliotrope hours publish --files --why …\
        """
            .formatted(site, version);
    if (told.add(site)) {
      log.warn("{}", warning);
      journal.record(
          new JournalEntry.HoursConflict(clock.now(), site, HoursVersion.FILES, warning));
    }
    return warning;
  }

  /** What was published may name a calendar that sites.yaml has no more. */
  private List<String> calendarsGone(Rulebook files, KeptHours kept) {
    List<String> gone = new ArrayList<>();
    for (SiteId site : files.company().sites().keySet()) {
      kept.board().plan().at(site, clock.now()).stream()
          .flatMap(one -> one.text().schedule().holidays().calendars().stream())
          .filter(calendar -> files.calendars().feed(calendar).isEmpty())
          .map(calendar ->
              "the hours of %s name the calendar %s, which sites.yaml has no more: no day of it counts"
                  .formatted(site, calendar))
          .forEach(gone::add);
    }
    return gone;
  }
}
