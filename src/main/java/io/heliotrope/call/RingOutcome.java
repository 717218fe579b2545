package io.heliotrope.call;

import java.time.Duration;

/** What became of ringing one agent for one caller. */
public sealed interface RingOutcome {

  /** Agent and caller talked; the agent hung up and the caller is still there. */
  record Talked(Duration talked) implements RingOutcome {}

  /** Agent and caller talked until the caller hung up. */
  record TalkedUntilCallerLeft(Duration talked) implements RingOutcome {}

  /** Nobody answered within the ring time: a miss. */
  record NoAnswer() implements RingOutcome {}

  /** The telephone was busy. */
  record Busy() implements RingOutcome {}

  /** The agent pressed "decline". */
  record Declined() implements RingOutcome {}

  /** No way to that telephone: not registered, not found, out of order. */
  record Unreachable(int hangupCause) implements RingOutcome {}

  /** No line to that telephone just now. */
  record Congested(int hangupCause) implements RingOutcome {}

  /** The agent answered, but hung up before the caller was put through (during the whisper). */
  record LeftBeforeCaller() implements RingOutcome {}

  /** The agent answered, but did not press the key that takes the caller in time: a miss. */
  record NotTaken() implements RingOutcome {}

  /** The caller hung up while it rang. */
  record CallerGone() implements RingOutcome {}

  /** We took the offer back: the caller chose something else. */
  record Withdrawn() implements RingOutcome {}

  /** Did caller and agent speak with each other? */
  default boolean hadTalk() {
    return this instanceof Talked || this instanceof TalkedUntilCallerLeft;
  }
}
