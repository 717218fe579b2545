package io.heliotrope.call;

/** What the PBX says of an agent's telephone. */
public enum DeviceState {
  NOT_IN_USE,
  IN_USE,
  BUSY,
  RINGING,
  ON_HOLD,
  UNAVAILABLE,
  INVALID,
  UNKNOWN;

  /** Could it ring now? An unknown state may: the telephone itself is the judge. */
  public boolean mayRing() {
    return this == NOT_IN_USE || this == UNKNOWN;
  }
}
