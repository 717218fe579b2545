package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent;

/** Something the caller hears, and may stop with a key: {@code 200 result=0}, or the key's code. */
final class Spoken extends Exchange {

  private final String what;
  private final String command;
  private final long millis;
  private final boolean yields;

  private Spoken(String what, String command, long millis, boolean yields) {
    this.what = what;
    this.command = command;
    this.millis = millis;
    this.yields = yields;
  }

  /** What plays to its end, whatever comes next: Asterisk's own SAY commands. */
  static Spoken whole(String what, String command, long millis) {
    return new Spoken(what, command, millis, false);
  }

  /**
   * A file: our next command ends it at once and without an answer of its own (measured on Asterisk
   * 22.10).
   */
  static Spoken file(String what, String command, long millis) {
    return new Spoken(what, command, millis, true);
  }

  /**
   * A ring says that it is trying before it answers, so that its answer is never taken for ours.
   */
  @Override
  boolean yieldsTo(Exchange next) {
    return yields && next instanceof Ring;
  }

  /** The event for our own answer that came when the ring was on its way already. */
  LineEvent cutShort(Reply reply) {
    return reply.isKey() ? new LineEvent.Pressed((char) reply.result()) : LineEvent.INTERRUPTED;
  }

  @Override
  void begin(Wire wire) {
    wire.send(command, millis);
  }

  @Override
  void reply(Reply reply, Wire wire) {
    if (reply.isKey()) {
      wire.done(new LineEvent.Pressed((char) reply.result()));
    } else {
      wire.done(reply.isOk() && reply.result() == 0 ? LineEvent.DONE : misfit(reply));
    }
  }

  /** Asterisk answers a missing file with -1, just as a hang-up. */
  @Override
  void failed(Wire wire) {
    wire.done(
        new LineEvent.Failed(
            what
                + """
                : the PBX could not play it.
                Maybe the file is missing in this call's language on that PBX.\
                """));
  }

  @Override
  String what() {
    return what;
  }
}
