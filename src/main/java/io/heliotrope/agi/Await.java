package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent;
import java.time.Duration;

/**
 * A wait for one digit, cut into slices of five seconds so that the watchdog can stay near. Our
 * next command ends a {@code WAIT FOR DIGIT} at once: it is answered {@code 200 result=1}, and the
 * new command's own reply follows. If a digit or the time limit was quicker, its reply comes
 * instead.
 */
final class Await extends Exchange {

  private static final long SLICE = 5_000;
  static final int INTERRUPTED = 1;

  private long left;
  private long slice;
  private long begun;

  Await(Duration limit) {
    this.left = Math.max(1, limit.toMillis());
  }

  @Override
  void begin(Wire wire) {
    slice = Math.min(left, SLICE);
    left -= slice;
    begun = wire.nanos();
    wire.send("WAIT FOR DIGIT " + slice, slice);
  }

  @Override
  void reply(Reply reply, Wire wire) {
    if (reply.isKey()) {
      wire.done(new LineEvent.Pressed((char) reply.result()));
    } else if (reply.isOk() && reply.result() == INTERRUPTED) {
      left += rest(wire); // by an empty line of ours that was meant for the wait before
      goOn(wire);
    } else if (!reply.isOk() || reply.result() != 0) {
      wire.done(misfit(reply));
    } else {
      goOn(wire);
    }
  }

  private void goOn(Wire wire) {
    if (left > 0) {
      begin(wire);
    } else {
      wire.done(LineEvent.TIMED_OUT);
    }
  }

  /** What is left of this slice; at least a millisecond has gone, so that every wait ends. */
  private long rest(Wire wire) {
    long gone = Math.max(1, (wire.nanos() - begun) / 1_000_000);
    return Math.max(0, slice - gone);
  }

  /** The event for the reply that came when the next command was on its way already. */
  LineEvent cutShort(Reply reply) {
    if (reply.isKey()) {
      return new LineEvent.Pressed((char) reply.result());
    }
    if (reply.isOk() && reply.result() == 0) {
      return left > 0 ? LineEvent.INTERRUPTED : LineEvent.TIMED_OUT;
    }
    // -1 as well: the caller may be gone, and the next command's reply will tell
    boolean ended = reply.isOk() && (reply.result() == INTERRUPTED || reply.result() == -1);
    return ended ? LineEvent.INTERRUPTED : misfit(reply);
  }

  @Override
  boolean yieldsTo(Exchange next) {
    return true;
  }

  @Override
  String what() {
    return "wait for a digit";
  }
}
