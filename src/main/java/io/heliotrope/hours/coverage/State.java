package io.heliotrope.hours.coverage;

/** How well a need is met at an instant. */
public enum State {
  /** By nobody. */
  GAP,
  /** By fewer than was promised. */
  THIN,
  /** By two sites or more. */
  OVERLAP
}
