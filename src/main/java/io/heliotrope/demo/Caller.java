package io.heliotrope.demo;

import java.time.Duration;
import java.util.List;

/**
 * Somebody who calls. Each step waits until it could be done.
 *
 * <p>Each step throws {@link BrokenOff} if it can't be done in time.
 */
interface Caller extends AutoCloseable {

  /** Waits until a prompt begins. */
  void hears(String prompt);

  /** Waits until a prompt has been heard to its end. */
  void hearsAllOf(String prompt);

  void presses(String keys);

  /** Waits until an agent is there, talks that long, and waits until the agent hangs up. */
  void talks(Duration length);

  void hangsUp();

  /** Waits until the other side hangs up. */
  void ends();

  /** What the telephones can say for the call, each with whether it is as it should be. */
  List<Check> checks();

  @Override
  void close();

  /** Something that must be so. */
  record Check(boolean good, String what) {}

  /** The call did not go as the script wants. */
  final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenOff(String what) {
      super(what);
    }
  }
}
