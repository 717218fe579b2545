package io.heliotrope.journal;

/** What becomes of asking somebody of another queue while the caller hears music. */
public enum ConsultStep {
  /** The caller was brought in: all hear each other. It goes on. */
  BROUGHT_IN,
  /**
   * The agent hung up, and the caller is with whoever was asked; or, if nobody had picked up yet,
   * in line for that queue.
   */
  HANDED_OVER,
  /** The agent is back with the caller, and whoever was asked is gone. */
  RETURNED,
  /** There was nobody to be asked; the agent is back with the caller. */
  NOBODY,
  /** The caller hung up meanwhile, or the longest talk was over. */
  CALLER_LEFT,
  /** The PBX did not call the line on which the agent was to ask. */
  FAILED
}
