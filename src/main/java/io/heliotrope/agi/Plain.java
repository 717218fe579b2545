package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent;

/** One AGI command that is either done or not. */
final class Plain extends Exchange {

  private final String what;
  private final String command;
  private final long millis;

  Plain(String what, String command, long millis) {
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
    wire.done(reply.isOk() && reply.result() >= 0 ? LineEvent.DONE : misfit(reply));
  }

  @Override
  String what() {
    return what;
  }
}
