package io.heliotrope.demo.phone;

import java.time.Duration;

/** How an agent's telephone takes calls. */
public sealed interface Manner {

  /** So long that nobody waits for it. */
  Duration FOR_EVER = Duration.ofHours(1);

  /**
   * Rings that long, answers, and hangs up after talking that long, unless told earlier by {@link
   * AgentPhone#answer} and {@link AgentPhone#hangUp}.
   */
  record Answers(Duration ringing, Duration talking) implements Manner {}

  /** Refuses at once with a SIP status: 486 busy, 603 declined, 480, 404, 503 … */
  record Refuses(int status) implements Manner {
    public Refuses {
      if (status < 400 || status > 699) {
        throw new IllegalArgumentException("SIP refuses with 400 to 699, not " + status + ".");
      }
    }
  }

  /** Forwards the call to another address (302). */
  record Forwards(String address) implements Manner {}

  /** Says that it is trying (100), and nothing more. */
  record OnlyTries() implements Manner {}

  /** Rings until the caller's side gives up. */
  static Manner neverAnswers() {
    return new Answers(FOR_EVER, FOR_EVER);
  }

  /** Answers after so many milliseconds and talks until the other side hangs up. */
  static Manner answersAfter(long millis) {
    return new Answers(Duration.ofMillis(millis), FOR_EVER);
  }
}
