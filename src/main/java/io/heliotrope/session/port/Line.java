package io.heliotrope.session.port;

import java.time.Duration;

/**
 * The caller's line. All of it belongs to one thread, the line's own: commands are given there and
 * events arrive there; only {@link #execute} may be called from elsewhere.
 */
public interface Line {

  /**
   * Gives a command. At most one may stand behind a pending one, and only behind {@link
   * LineCommand.AwaitDigit}, which it interrupts, or, if it is a ring, behind {@link
   * LineCommand.Play}.
   *
   * @throws IllegalStateException if another command is pending
   */
  void perform(LineCommand command);

  /** Runs the task on the line's own thread, soon; dropped silently once the line is gone. */
  void execute(Runnable task);

  /**
   * Runs the task on the line's own thread after the delay, unless cancelled or the line is gone.
   */
  Wake wakeAfter(Duration delay, Runnable task);

  /** A wake-up call that can be called off. */
  @FunctionalInterface
  interface Wake {
    void cancel();
  }
}
