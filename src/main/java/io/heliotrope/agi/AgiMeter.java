package io.heliotrope.agi;

/** Hears what happens at the FastAGI port, for metrics. Called on event loops: must not block. */
public interface AgiMeter {

  /** A session with a good environment began. */
  default void accepted() {}

  /** A session that had begun is over. */
  default void ended() {}

  /** Someone was sent away. */
  default void refused(Refusal reason) {}

  /** Someone connected and went without a word: a health probe. */
  default void probed() {}

  /** A PBX said something in mid-call that the protocol does not allow. */
  default void protocolError() {}

  /** Hears nothing. */
  AgiMeter NONE = new AgiMeter() {};
}
