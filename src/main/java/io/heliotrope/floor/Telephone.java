package io.heliotrope.floor;

import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;

/** An endpoint, as the PBX of the agent's site knows it. */
record Telephone(PbxName pbx, Endpoint endpoint) {

  /** What a state means to somebody who wants to ring the telephone. */
  enum Word {
    FREE,
    BUSY,
    AWAY
  }

  /** An unknown state is as good as free: the telephone itself is the judge. */
  static Word word(DeviceState state) {
    return switch (state) {
      case NOT_IN_USE, UNKNOWN -> Word.FREE;
      case IN_USE, BUSY, RINGING, ON_HOLD -> Word.BUSY;
      case UNAVAILABLE, INVALID -> Word.AWAY;
    };
  }

  /** What the PBX says, as a cause of what the floor believes. */
  static String words(DeviceState state) {
    return switch (state) {
      case UNKNOWN -> "nothing is known of the telephone";
      case NOT_IN_USE -> "the telephone is idle";
      case IN_USE, BUSY, ON_HOLD -> "the telephone is in use";
      case RINGING -> "the telephone rings";
      case UNAVAILABLE -> "the telephone is not registered";
      case INVALID -> "the PBX knows no such telephone";
    };
  }
}
