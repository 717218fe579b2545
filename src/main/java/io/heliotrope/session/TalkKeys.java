package io.heliotrope.session;

import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the keys mean that an agent presses in a talk: {@code *} and a digit passes the caller on to
 * the queue with that transfer key, {@code #} and a digit says how the call went. Whatever else is
 * pressed, to a menu at the other end maybe, means nothing.
 */
final class TalkKeys {

  /** So long after the first key the second still belongs to it. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final char TRANSFER = '*';
  private static final char DISPOSITION = '#';

  private final Map<Character, QueueId> transfers;
  private final Map<Character, String> dispositions;
  private @Nullable Character first;
  private Instant firstAt = Instant.MIN;

  /** What is wanted. */
  sealed interface Wanted {
    record Transfer(QueueId queue) implements Wanted {}

    record Disposition(String name) implements Wanted {}
  }

  TalkKeys(Map<Character, QueueId> transfers, Map<Character, String> dispositions) {
    this.transfers = transfers;
    this.dispositions = dispositions;
  }

  /** What that key completes; empty if nothing. */
  Optional<Wanted> press(char key, Instant at) {
    Character before = at.isAfter(firstAt.plus(PATIENCE)) ? null : first;
    boolean begins = key == TRANSFER || key == DISPOSITION;
    first = begins ? key : null;
    firstAt = begins ? at : Instant.MIN;
    if (begins || before == null) {
      return Optional.empty();
    }
    return before == TRANSFER
        ? Optional.ofNullable(transfers.get(key)).map(Wanted.Transfer::new)
        : Optional.ofNullable(dispositions.get(key)).map(Wanted.Disposition::new);
  }
}
