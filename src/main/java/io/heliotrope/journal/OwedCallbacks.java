package io.heliotrope.journal;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which promises to call back are still open when the journal ends. */
public final class OwedCallbacks {

  private final Map<CallId, Owed> owed = new LinkedHashMap<>();

  /**
   * A promise.
   *
   * @param since when the wait began: the place in line that is kept
   * @param number as the network presented it
   * @param did what the customer had dialled
   * @param tries so far
   * @param lastTry empty if there was none
   */
  public record Owed(
      CallId call,
      QueueId queue,
      Language language,
      PhoneNumber number,
      Did did,
      Instant since,
      int tries,
      Optional<Instant> lastTry) {

    /** Empty if nobody knows a number. */
    public static Optional<Owed> of(JournalEntry.CallbackPromised e) {
      return e.number()
          .map(number ->
              new Owed(
                  e.call(),
                  e.queue(),
                  e.language(),
                  number,
                  e.did(),
                  e.since(),
                  0,
                  Optional.empty()));
    }

    Owed tried(int attempt, Instant at) {
      return new Owed(call, queue, language, number, did, since, attempt, Optional.of(at));
    }
  }

  /** The next entry. Those that say nothing of callbacks are passed over. */
  public void hear(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.CallbackPromised e -> Owed.of(e).ifPresent(one -> owed.put(e.call(), one));
      case JournalEntry.TalkBegan e ->
          owed.remove(e.call()); // a crash in mid-talk is no reason to call again
      case JournalEntry.CallbackTried e ->
          owed.computeIfPresent(e.call(), (_, before) -> before.tried(e.attempt(), e.at()));
      case JournalEntry.CallbackOver e -> owed.remove(e.call());
      case JournalEntry.CallbackDone e -> owed.remove(e.call());
      case JournalEntry.CallbackMerged e -> owed.remove(e.call());
      default -> {}
    }
  }

  /** In the order in which they were promised. */
  public List<Owed> list() {
    return List.copyOf(owed.values());
  }
}
