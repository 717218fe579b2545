package io.heliotrope.session;

import io.heliotrope.call.Stage;
import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a caller waits no longer though they have talked with nobody, and where they go then: a key
 * of theirs before all else, doors that stay closed, a limit of the queue.
 */
final class Leaving {

  private final Conductor conductor;
  private final CallNotes notes;
  private final FloorDesk floor;
  private final Request request;
  private final String keys;
  private @Nullable Character pressed;
  private @Nullable Optional<Instant> nobodyAwake;
  private @Nullable Runnable wayOut;

  /**
   * @param keys each of which ends the wait
   */
  Leaving(Conductor conductor, FloorDesk floor, Request request, String keys) {
    this.conductor = conductor;
    this.notes = conductor.notes();
    this.floor = floor;
    this.request = request;
    this.keys = keys;
  }

  /** Does that key end the wait? */
  boolean isBy(char key) {
    return keys.indexOf(key) >= 0;
  }

  void pressed(char key) {
    if (isBy(key)) {
      pressed = key;
    }
  }

  boolean hasPressed() {
    return pressed != null;
  }

  /** No site that could help is open before that. */
  void nobodyAwake(Optional<Instant> opens) {
    nobodyAwake = opens;
  }

  /** The floor has forgotten the call. */
  void atLimit(Limits.Kind limit, WayOut way) {
    wayOut = () -> conductor.searches().leaveBy(way, limit, request, keys);
  }

  boolean isDue() {
    return pressed != null || nobodyAwake != null || wayOut != null;
  }

  /** Leaves; {@code offer} is kept for the caller and not rung yet, null if nobody is. */
  void go(@Nullable Ringing offer) {
    if (pressed != null) {
      notes.record(new JournalEntry.LeftQueue(notes.now(), notes.id(), request.queue(), pressed));
      backToFlow(offer, new FlowEvent.LeftQueue(pressed));
    } else if (nobodyAwake != null) {
      notes.ledger().turnedAway(request.queue(), "nobody awake");
      backToFlow(offer, new FlowEvent.NobodyAwake(nobodyAwake));
    } else if (wayOut != null) {
      notes.ledger().stage(Stage.MENU);
      wayOut.run();
    }
  }

  private void backToFlow(@Nullable Ringing offer, FlowEvent event) {
    if (offer != null) {
      offer.withdraw();
    } else {
      floor.leave(notes.id());
    }
    notes.ledger().stage(Stage.MENU);
    conductor.flow().advance(event);
  }
}
