package io.heliotrope.agi;

import io.heliotrope.call.RingOutcome;
import java.time.Duration;

/** What a dial status and a hang-up cause mean, as measured row by row on Asterisk 22.10. */
final class RingResults {

  /** Q.850 "call rejected": the only sign of a declined call. */
  private static final int REJECTED = 21;

  private RingResults() {}

  /**
   * The outcome, given that the caller is still there.
   *
   * @param status {@code DIALSTATUS}; ANSWER does not mean that caller and agent talked
   * @param cause {@code HANGUPCAUSE}
   * @param took from the order to its end. Asterisk tells no talk time here: its ANSWEREDTIME
   *     counts from our own answer on; the exact one comes over AMI
   */
  static RingOutcome of(String status, int cause, boolean talked, Duration took) {
    return switch (status) {
      case "ANSWER" -> talked ? new RingOutcome.Talked(took) : new RingOutcome.LeftBeforeCaller();
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
