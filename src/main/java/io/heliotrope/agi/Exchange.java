package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent;

/**
 * What one command of the conductor's becomes on the wire: one AGI command or several in a row, and
 * one event at the end.
 */
abstract class Exchange {

  /** How long the PBX may take for what it does at once. */
  static final long AT_ONCE = 500;

  /** Sends the first AGI command. */
  abstract void begin(Wire wire);

  /** Hears a reply. Never {@code 511}, nor {@code result=-1}: the line looks into these itself. */
  abstract void reply(Reply reply, Wire wire);

  /**
   * The PBX answered {@code result=-1}, which may mean a hang-up; but the caller is still there.
   */
  void failed(Wire wire) {
    wire.done(new LineEvent.Failed(what() + ": the PBX could not do it"));
  }

  /** May that be begun before this is over, and end it? */
  boolean yieldsTo(Exchange next) {
    return false;
  }

  /** What is being done, for a message. */
  abstract String what();

  /** The event for a reply that does not fit. */
  final LineEvent misfit(Reply reply) {
    return new LineEvent.Failed(
        reply.isOk()
            ? "%s: the PBX answered with %d".formatted(what(), reply.result())
            : "%s: the PBX refused the command (%d)".formatted(what(), reply.status()));
  }
}
