package io.heliotrope.agi;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the PBX, and when: a command waits until the watchdog is set, where that is needed,
 * and until all empty lines are answered.
 */
final class Outbox {

  /**
   * So long a wait has to be on the wire before it may be interrupted, in nanoseconds. If both
   * commands reach Asterisk together, it does not see the second until more bytes come: measured,
   * of 400 interruptions within 4 ms some stalled the call. It takes a command up within 1 ms; if
   * it is too busy even for this, there are {@link Nudges}.
   */
  private static final long SETTLING = 10_000_000;

  private final Connection connection;
  private final LongSupplier ticker;
  private final Watchdog watchdog;
  private final Nudges nudges = new Nudges();

  /** A command that waits until the watchdog is set. */
  private @Nullable String deferred;

  private long sentAt;

  /**
   * @param ticker nanoseconds that only grow
   */
  Outbox(Connection connection, LongSupplier ticker, Watchdog watchdog) {
    this.connection = connection;
    this.ticker = ticker;
    this.watchdog = watchdog;
  }

  /** {@link Wire#send}. */
  void send(String command, long millis) {
    long seconds = watchdog.secondsFor(millis);
    if (seconds > 0) {
      deferred = command;
      watchdog.armed(seconds);
      sendUnwatched("SET VARIABLE TIMEOUT(absolute) " + seconds);
    } else {
      sendUnwatched(command);
    }
  }

  /** {@link Wire#sendUnwatched}. */
  void sendUnwatched(String command) {
    if (nudges.holdsBack(command)) {
      nudgeWhile(nudges::holds);
    } else {
      write(command);
    }
  }

  /** Does a command wait until the watchdog is set? Then that is what is answered next. */
  boolean isDeferring() {
    return deferred != null;
  }

  /** The watchdog is set. */
  void sendDeferred() {
    String command = requireNonNull(deferred);
    deferred = null;
    sendUnwatched(command);
  }

  /** The watchdog is set, and the command is not wanted any more. */
  void dropDeferred() {
    deferred = null;
  }

  /** How long until what was sent last may be interrupted, in nanoseconds; 0 or less if it may. */
  long settlesIn() {
    return nudges.holds() ? SETTLING : sentAt + SETTLING - nanos();
  }

  /** Sends empty lines, ever more rarely, until Asterisk has seen what it seems to have missed. */
  void nudgeWhile(BooleanSupplier stuck) {
    nudgeWhile(stuck, Nudges.PATIENCE);
  }

  private void nudgeWhile(BooleanSupplier stuck, long patience) {
    connection.later(
        patience,
        () -> {
          if (stuck.getAsBoolean()) {
            write("");
            nudges.sent();
            nudgeWhile(stuck, 2 * patience);
          }
        });
  }

  /** Is that the answer to an empty line? */
  boolean isNudgeAnswered(Reply reply) {
    return nudges.answered(reply);
  }

  /** Sends what an empty line has kept back. False if there is nothing, or it may not go yet. */
  boolean releases() {
    String held = nudges.release();
    if (held != null) {
      write(held);
    }
    return held != null;
  }

  /** Is nothing else on its way that will be answered before the command that was sent last? */
  boolean isClear() {
    return nudges.areAnswered() && deferred == null;
  }

  /** {@link Wire#armed}. */
  void armed(long seconds) {
    watchdog.armed(seconds);
  }

  /** How far ahead the watchdog is lifted at the beginning, in seconds. */
  long horizonSeconds() {
    return watchdog.horizonSeconds();
  }

  /** {@link Wire#nanos}. */
  long nanos() {
    return ticker.getAsLong();
  }

  private void write(String command) {
    sentAt = nanos();
    connection.write(command);
  }
}
