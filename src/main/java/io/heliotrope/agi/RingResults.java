package io.heliotrope.agi;

import io.heliotrope.call.RingOutcome;
import java.time.Duration;

/** What a dial status and a hang-up cause mean, as measured row by row on Asterisk 22.10. */
final class RingResults {

  /** Q.850 "call rejected": the only sign of a declined call. */
  private static final int REJECTED = 21;

  /** Words of our own routine. */
  private static final String TALKED = "1";

  private static final String NOT_TAKEN = "2";

  private RingResults() {}

  /**
   * The outcome, given that the caller is still there.
   *
   * @param status {@code DIALSTATUS}; ANSWER does not mean that caller and agent talked
   * @param cause {@code HANGUPCAUSE}
   * @param talked {@code 1} when they did, {@code 2} when the agent did not take the caller
   * @param took from the order to its end. Asterisk tells no talk time here: its ANSWEREDTIME
   *     counts from our own answer on; the exact one comes over AMI
   */
  static RingOutcome of(String status, int cause, String talked, Duration took) {
    if (talked.equals(NOT_TAKEN)) {
      return new RingOutcome.NotTaken(); // whatever Asterisk calls that
    }
    return switch (status) {
      case "ANSWER" ->
          talked.equals(TALKED) ? new RingOutcome.Talked(took) : new RingOutcome.LeftBeforeCaller();
      case "NOANSWER" -> new RingOutcome.NoAnswer();
      case "BUSY" -> new RingOutcome.Busy();
      case "CONGESTION" -> new RingOutcome.Congested(cause);
      case "CANCEL" -> new RingOutcome.CallerGone();
      // our own hang-up of the ringing leg is the one case without a cause
      case "CHANUNAVAIL" ->
          cause == 0
              ? new RingOutcome.Withdrawn()
              : cause == REJECTED ? new RingOutcome.Declined() : new RingOutcome.Unreachable(cause);
      default -> new RingOutcome.Unreachable(cause);
    };
  }
}
