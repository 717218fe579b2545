package io.heliotrope.session;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.hours.FilesMerge;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.HoursShelf;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges what sites.yaml says of hours, which somebody may have edited, with what was published.
 * For the desk, which sees to it that one at a time does so.
 */
final class EditedFiles {

  private static final Logger log = LoggerFactory.getLogger(EditedFiles.class);

  private final HoursShelf shelf;
  private final KeptHours kept;
  private final Clock clock;
  private final Journal journal;
  private Map<SiteId, HoursVersion> conflicts = Map.of();

  EditedFiles(HoursShelf shelf, KeptHours kept, Clock clock, Journal journal) {
    this.shelf = shelf;
    this.kept = kept;
    this.clock = clock;
    this.journal = journal;
  }

  /** Sites whose hours the files and somebody who published both changed, with whose count. */
  Map<SiteId, HoursVersion> conflicts() {
    return conflicts;
  }

  /** What those files say of the sites in conflict. */
  Map<SiteId, ScheduleText> conflicting(Rulebook files) {
    Map<SiteId, ScheduleText> hours = new LinkedHashMap<>(files.hours());
    hours.keySet().retainAll(conflicts.keySet());
    return hours;
  }

  /**
   * Publishes what was edited and collides with nothing. Until anything has been published, the
   * files alone count.
   *
   * @return why that could not be kept, if it could not
   */
  Optional<String> merge(Rulebook files) {
    if (kept.isUnpublished()) {
      kept.count(files);
      return Optional.empty();
    }
    Map<SiteId, ScheduleText> seen = kept.stock().seen();
    FilesMerge merge = FilesMerge.of(seen, kept.board().plan(), files.hours());
    conflicts = merge.conflicts();
    if (merge.taken().isEmpty() && merge.seen().equals(seen)) {
      return Optional.empty();
    }
    try {
      shelf.alone(() -> {
        if (!merge.taken().isEmpty()) {
          publish(merge.taken(), files);
        }
        shelf.seen(merge.seen());
        kept.read(files);
        return true;
      });
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("sites.yaml has other hours, which do not count: " + KeptHours.notKept(e));
    }
  }

  private void publish(Map<SiteId, ScheduleText> taken, Rulebook files) throws IOException {
    Instant at = clock.now().truncatedTo(ChronoUnit.MICROS);
    var board = kept.board();
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

  /**
   * Before anything is published for the first time, what it changes is kept.
   *
   * @throws IOException if the shelf can't be used
   */
  void keepFirst(Rulebook files) throws IOException {
    if (kept.isUnpublished()) {
      shelf.seen(files.hours());
      shelf.keep(kept.board().plan().last());
    }
  }
}
