package io.heliotrope.session;

import io.heliotrope.call.CallId;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the journal what came of a command to the floor, and why. */
final class FloorChronicle {

  private static final Logger log = LoggerFactory.getLogger(FloorChronicle.class);

  /** Such as {@code 2026a}; every zone has its rules of the same version. */
  static final String ZONE_DATA =
      ZoneRulesProvider.getVersions("Europe/Lisbon").lastEntry().getKey();

  private final Journal journal;
  private Iterator<Decision> reasons = Collections.emptyIterator();
  private Duration took = Duration.ZERO;

  FloorChronicle(Journal journal) {
    this.journal = journal;
  }

  /**
   * @param why as {@link io.heliotrope.floor.Floor#decisions}: found out only now, when everybody
   *     has been told
   * @param time that the command took
   */
  void record(List<FloorEvent> events, Supplier<List<Decision>> why, Instant now, Duration time) {
    took = time;
    try {
      reasons = why.get().iterator();
    } catch (RuntimeException e) {
      log.error("The reasons of a choice could not be found; the choice stands", e);
      reasons = Collections.emptyIterator();
    }
    for (FloorEvent event : events) {
      record(event, now);
    }
  }

  private void decided(Instant now, CallId call) {
    if (reasons.hasNext()) {
      journal.record(new JournalEntry.Decided(now, call, reasons.next(), ZONE_DATA, took));
    }
  }

  private void record(FloorEvent event, Instant now) {
    switch (event) {
      case FloorEvent.Offered offered -> {
        Claim claim = offered.claim();
        decided(now, claim.call());
        journal.record(
            new JournalEntry.Offered(
                now, claim.call(), claim.fence(), claim.agent(), claim.site(), claim.endpoint()));
      }
      case FloorEvent.Queued queued -> {
        decided(now, queued.call());
        journal.record(
            new JournalEntry.Queued(now, queued.call(), queued.queue(), queued.position()));
      }
      case FloorEvent.Estimated e ->
          journal.record(
              new JournalEntry.Estimated(
                  now,
                  e.call(),
                  e.queue(),
                  e.score().estimated(),
                  e.score().waited(),
                  e.score().recentError()));
      case FloorEvent.NobodyAwake nobody -> {
        decided(now, nobody.call());
        journal.record(
            new JournalEntry.NobodyAwake(now, nobody.call(), nobody.queue(), nobody.opens()));
      }
      case FloorEvent.AtLimit limit -> {
        decided(now, limit.call());
        journal.record(
            new JournalEntry.AtLimit(now, limit.call(), limit.queue(), limit.limit(), limit.way()));
      }
      case FloorEvent.AgentChanged changed ->
          journal.record(
              new JournalEntry.AgentChanged(
                  now, changed.agent(), changed.from(), changed.to(), changed.cause()));
      case FloorEvent.DutyChanged changed ->
          journal.record(
              new JournalEntry.DutyChanged(now, changed.agent(), changed.duty(), changed.cause()));
      case FloorEvent.AgentAnswered _ -> {} // whoever asked hears it
    }
  }
}
