package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.session.port.IncomingCall;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The call-back that this caller was promised, if they were, and nobody has helped them since. */
final class CallbackPromise {

  private final IncomingCall call;
  private final CallNotes notes;
  private final Callbacks callbacks;
  private JournalEntry.@Nullable CallbackPromised promised;

  CallbackPromise(IncomingCall call, CallNotes notes, Callbacks callbacks) {
    this.call = call;
    this.notes = notes;
    this.callbacks = callbacks;
  }

  /** False if there is no number at which the caller could be called back. */
  boolean make(QueueId queue, Language language) {
    Instant now = notes.now();
    Instant since = notes.ledger().askedAt().orElse(now);
    Optional<PhoneNumber> number = call.caller().number();
    if (!callbacks.canPromise(queue, number)) {
      notes
          .ledger()
          .turnedAway(
              queue,
              number.isEmpty() ? "no number to call back" : "not a number that it calls back");
      return false;
    }
    var promise =
        new JournalEntry.CallbackPromised(
            now, call.id(), queue, number, call.did(), language, since);
    notes.record(promise);
    notes.ledger().promised(queue);
    promised = promise;
    return true;
  }

  /** The caller has talked with somebody, and need not be called back any more. */
  void somebodyHelped() {
    if (promised != null) {
      notes.record(new JournalEntry.CallbackOver(notes.now(), call.id(), promised.queue(), true));
      promised = null;
    }
  }

  /** The call is over: from now on it is owed. Two calls at once would be one too many. */
  void owe() {
    if (promised != null) {
      Owed.of(promised).ifPresent(callbacks::owe);
    }
  }
}
