package io.heliotrope.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * Who helped whom the last time, by the caller's number: learned from the journal, that of the
 * server before too. A number proves nothing, so this is a kindness and no more.
 */
public final class Regulars implements Journal.Subscriber {

  private static final int MOST_CALLERS = 200_000;

  private final Cache<PhoneNumber, Help> last = bounded().build();

  /** The calls under way; of those that a crash ended the journal says no more. */
  private final Cache<CallId, PhoneNumber> numbers = bounded().build();

  /**
   * Tidies up where it is written, on the journal's thread: else each call would wake another
   * thread for that, which costs more than the tidying.
   */
  private static Caffeine<Object, Object> bounded() {
    return Caffeine.newBuilder().maximumSize(MOST_CALLERS).executor(Runnable::run);
  }

  private record Help(AgentId agent, Instant at) {
    Help orLater(Help other) {
      return other.at().isAfter(at) ? other : this;
    }
  }

  @Override
  public void on(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.CallArrived arrived ->
          arrived.caller().number().ifPresent(number -> numbers.put(arrived.call(), number));
      case JournalEntry.CallEnded ended -> ended(ended);
      default -> {}
    }
  }

  private void ended(JournalEntry.CallEnded ended) {
    PhoneNumber number = numbers.asMap().remove(ended.call());
    if (number != null && ended.outcome() instanceof Outcome.Helped helped) {
      last.asMap().merge(number, new Help(helped.agent(), ended.at()), Help::orLater);
    }
  }

  /** Who helped that caller, not before {@code since}; empty if nobody did, or nobody can tell. */
  Optional<AgentId> lastAgent(Caller caller, Instant since) {
    return caller
        .number()
        .map(last::getIfPresent)
        .filter(help -> !help.at().isBefore(since))
        .map(Help::agent);
  }
}
