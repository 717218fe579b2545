package io.heliotrope.session.port;

import io.heliotrope.call.DialString;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.Stage;
import java.time.Duration;

/**
 * What the conductor asks of the caller's line. Each command is answered by exactly one {@link
 * LineEvent}, in order; {@link LineEvent.Gone} answers all that is left.
 */
public sealed interface LineCommand {

  /**
   * We serve this call: lift the PBX's watchdog, so that no other router is tried. First of all.
   */
  record Take() implements LineCommand {}

  /** Answer the channel. */
  record Answer() implements LineCommand {}

  /** Speak this language from now on. */
  record Speak(Language language) implements LineCommand {}

  /**
   * Play a sound file. A {@link Ring} given meanwhile ends it at once, with {@link
   * LineEvent.Interrupted}.
   *
   * @param file as the PBX finds it, without language and ending: {@code heliotrope/welcome}
   * @param length how long it plays; the watchdog waits that long
   * @param keys the digits that stop it; empty for none
   */
  record Play(String file, Duration length, String keys) implements LineCommand {}

  /** Say the digits one by one. */
  record SayDigits(String digits, String keys) implements LineCommand {}

  /** Say a whole number. */
  record SayNumber(long number, String keys) implements LineCommand {}

  /**
   * Wait for one digit: {@link LineEvent.Pressed} or {@link LineEvent.TimedOut}. A command given
   * meanwhile ends the wait at once with {@link LineEvent.Interrupted}.
   */
  record AwaitDigit(Duration limit) implements LineCommand {}

  /** Music from now on, behind {@link AwaitDigit}, until something is played. */
  record MusicOn(String musicClass) implements LineCommand {}

  /**
   * Ring an agent and, on answer, let them talk: {@link LineEvent.RingEnded} when it is over.
   *
   * @param ringTime how long it may ring
   * @param whispering what the agent hears before the caller is put through
   * @param keys is the PBX to tell of the keys the agent presses while they talk?
   */
  record Ring(Endpoint endpoint, Duration ringTime, Whispering whispering, boolean keys)
      implements LineCommand {

    /** Keys mean nothing. */
    public Ring(Endpoint endpoint, Duration ringTime, Whispering whispering) {
      this(endpoint, ringTime, whispering, false);
    }
  }

  /**
   * Call a number of the operator's choice, by the way out that the PBX has for it, and let caller
   * and callee talk: {@link LineEvent.RingEnded} when it is over. Never a caller's number.
   */
  record CallOut(PhoneNumber number, Duration ringTime) implements LineCommand {}

  /**
   * Call a customer back, on the line of an agent who waits for them, and let them talk: {@link
   * LineEvent.RingEnded} when it is over.
   */
  record CallBack(DialString customer, Duration ringTime) implements LineCommand {}

  /** Keep on the channel how far the call has come, for a router that may have to take over. */
  record Mark(Stage stage) implements LineCommand {}

  /**
   * Say last that we finished, so that the dialplan does not look for another router; then close.
   */
  record Finish() implements LineCommand {}

  /** Close without finishing: the dialplan goes on with the next router, then its fallback. */
  record HandBack(String why) implements LineCommand {}
}
