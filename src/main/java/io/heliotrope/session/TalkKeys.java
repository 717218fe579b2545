package io.heliotrope.session;

import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the keys mean that an agent presses in a talk: {@code *} and a digit passes the caller on to
 * the queue with that transfer key, {@code **} and a digit asks somebody there, {@code #} and a
 * digit says how the call went. Whatever else is pressed, to a menu at the other end maybe, means
 * nothing.
 */
final class TalkKeys {

  /** So long after one key the next still belongs to it. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String TRANSFER = "*";
  private static final String CONSULT = "**";
  private static final String DISPOSITION = "#";

  private final Map<Character, QueueId> transfers;
  private final Map<Character, String> dispositions;
  private String before = "";
  private Instant beforeAt = Instant.MIN;

  /** What is wanted. */
  sealed interface Wanted {
    record Transfer(QueueId queue) implements Wanted {}

    record Consult(QueueId queue) implements Wanted {}

    record Disposition(String name) implements Wanted {}
  }

  TalkKeys(Map<Character, QueueId> transfers, Map<Character, String> dispositions) {
    this.transfers = transfers;
    this.dispositions = dispositions;
  }

  /** What was pressed so far belongs to nothing any more. */
  void forget() {
    before = "";
  }

  /** What that key completes; empty if nothing. */
  Optional<Wanted> press(char key, Instant at) {
    String first = at.isAfter(beforeAt.plus(PATIENCE)) ? "" : before;
    before =
        switch (key) {
          case '*' -> first.startsWith(TRANSFER) ? CONSULT : TRANSFER;
          case '#' -> DISPOSITION;
          default -> "";
        };
    beforeAt = at;
    if (!before.isEmpty()) {
      return Optional.empty();
    }
    return switch (first) {
      case TRANSFER -> Optional.ofNullable(transfers.get(key)).map(Wanted.Transfer::new);
      case CONSULT -> Optional.ofNullable(transfers.get(key)).map(Wanted.Consult::new);
      case DISPOSITION -> Optional.ofNullable(dispositions.get(key)).map(Wanted.Disposition::new);
      default -> Optional.empty();
    };
  }

  /** The same while the PBX takes {@code *} and a key for itself. */
  Optional<Wanted> pressAside(char key, Instant at) {
    boolean taken = before.startsWith(TRANSFER) && !at.isAfter(beforeAt.plus(PATIENCE));
    if (taken) {
      forget();
      return Optional.empty();
    }
    return press(key, at);
  }
}
