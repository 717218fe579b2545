package io.heliotrope.demo.pbx;

import java.time.Duration;

/** What an agent's telephone does when it is called. */
public sealed interface FakeAgent {

  /**
   * Rings, is answered, and talks until the agent hangs up.
   *
   * @param talk how long the agent talks, unless the caller hangs up before
   */
  record Answers(Duration ring, Duration talk) implements FakeAgent {}

  /** Rings, is answered, and the agent hangs up before the whisper has ended. */
  record LeavesDuringWhisper(Duration ring) implements FakeAgent {}

  /** Rings on. */
  record NeverAnswers() implements FakeAgent {}

  /**
   * Does not ring.
   *
   * @param status the {@code DIALSTATUS} that Asterisk makes of it
   * @param cause its {@code HANGUPCAUSE}
   */
  record Refuses(String status, int cause) implements FakeAgent {}

  /** SIP 486. */
  FakeAgent BUSY = new Refuses("BUSY", 17);

  /** SIP 603: the agent pressed "decline". */
  FakeAgent DECLINES = new Refuses("CHANUNAVAIL", 21);

  /** SIP 480. */
  FakeAgent UNAVAILABLE = new Refuses("NOANSWER", 19);

  /** SIP 404. */
  FakeAgent NOT_FOUND = new Refuses("CHANUNAVAIL", 1);

  /** SIP 503. */
  FakeAgent CONGESTED = new Refuses("CONGESTION", 34);

  /** No telephone is registered there. */
  FakeAgent NOT_REGISTERED = new Refuses("CHANUNAVAIL", 3);
}
