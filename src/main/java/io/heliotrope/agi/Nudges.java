package io.heliotrope.agi;

import org.jspecify.annotations.Nullable;

/**
 * Empty lines that make Asterisk see a command which it has read already.
 *
 * <p>It looks at the socket for the command that ends a wait, but reads through a buffer. If it was
 * busy, and reads the wait and that command at once, the second lies in the buffer until more bytes
 * come, and the call stands still (measured on Asterisk 22.10). Any bytes will do. An empty line is
 * answered with {@code 510} as nothing else is that we say, so that its answers can be told from
 * those of commands. Until they are here nothing else goes on the wire: it might be read together
 * with the empty line, and lie in the buffer in its turn.
 */
final class Nudges {

  /** So long an interruption may take before the first, in nanoseconds; then twice as long. */
  static final long PATIENCE = 100_000_000;

  private int unanswered;
  private @Nullable String held;

  void sent() {
    unanswered++;
  }

  /** Keeps the command back if it may not go on the wire yet. */
  boolean holdsBack(String command) {
    if (unanswered == 0) {
      return false;
    }
    held = command;
    return true;
  }

  /** Is a command kept back? */
  boolean holds() {
    return held != null;
  }

  /** Is that the answer to an empty line? */
  boolean answered(Reply reply) {
    if (unanswered == 0 || reply.status() != Reply.UNKNOWN) {
      return false;
    }
    unanswered--;
    return true;
  }

  boolean areAnswered() {
    return unanswered == 0;
  }

  /** The command that may go on the wire now, if one was kept back. */
  @Nullable String release() {
    if (unanswered > 0) {
      return null;
    }
    String command = held;
    held = null;
    return command;
  }
}
