package io.heliotrope.session.port;

import io.heliotrope.call.RingOutcome;

/** What the caller's line tells the conductor. */
public sealed interface LineEvent {

  /** The command ran to its end. */
  record Done() implements LineEvent {}

  /** A digit ended the command. */
  record Pressed(char digit) implements LineEvent {}

  /** No digit within the limit. */
  record TimedOut() implements LineEvent {}

  /** The next command ended this one. */
  record Interrupted() implements LineEvent {}

  /** Ringing, and talking if it came to that, is over and the caller is still there. */
  record RingEnded(RingOutcome outcome) implements LineEvent {}

  /** The PBX could not do it (a sound file is missing, say). The call goes on. */
  record Failed(String why) implements LineEvent {}

  /** The line is gone. Always the last event, and always told exactly once. */
  record Gone(Cause cause) implements LineEvent {}

  /** Why a line is gone. */
  enum Cause {
    /** The caller hung up. */
    HUNG_UP,
    /** We closed it, having finished or handed back. */
    CLOSED,
    /** The connection to the PBX broke. */
    LOST,
    /** The PBX said what the protocol does not allow. */
    PROTOCOL
  }

  LineEvent DONE = new Done();
  LineEvent TIMED_OUT = new TimedOut();
  LineEvent INTERRUPTED = new Interrupted();
}
