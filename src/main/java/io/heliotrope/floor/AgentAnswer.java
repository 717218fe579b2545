package io.heliotrope.floor;

/** What came of something an agent asked for. */
public enum AgentAnswer {
  DONE,

  /** It was so already. */
  ALREADY,

  /** It is noted, and takes effect when the call under way is over. */
  AFTER_THE_CALL,

  /** Refused: who is signed out must sign in first. */
  SIGNED_OUT,

  /** Refused: there is no wrap-up. */
  NOT_WRAPPING_UP,

  /** Refused: the wrap-up would be longer than a wrap-up may be. */
  TOO_LONG,

  /** Refused: the files have no such agent. */
  UNKNOWN_AGENT;

  /** Is it as the agent wanted, now or soon? */
  public boolean isGranted() {
    return this == DONE || this == ALREADY || this == AFTER_THE_CALL;
  }
}
