package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent;

/** Something the caller hears, and may stop with a key: {@code 200 result=0}, or the key's code. */
final class Spoken extends Exchange {

  private final String what;
  private final String command;
  private final long millis;

  Spoken(String what, String command, long millis) {
    this.what = what;
    this.command = command;
    this.millis = millis;
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
