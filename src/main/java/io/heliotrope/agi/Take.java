package io.heliotrope.agi;

import io.heliotrope.session.port.LineEvent;

/** Says that this router serves the call, and moves the watchdog from its first seconds on. */
final class Take extends Exchange {

  private final long seconds;
  private boolean taken;

  Take(long seconds) {
    this.seconds = seconds;
  }

  @Override
  void begin(Wire wire) {
    wire.sendUnwatched("SET VARIABLE HELIOTROPE_TAKEN 1");
  }

  @Override
  void reply(Reply reply, Wire wire) {
    if (!reply.isOk()) {
      wire.done(misfit(reply));
    } else if (taken) {
      wire.done(LineEvent.DONE);
    } else {
      taken = true;
      wire.armed(seconds);
      wire.sendUnwatched("SET VARIABLE TIMEOUT(absolute) " + seconds);
    }
  }

  @Override
  String what() {
    return "take the call";
  }
}
