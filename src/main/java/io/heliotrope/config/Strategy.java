package io.heliotrope.config;

/** Whom a queue asks first of those who could help. */
public enum Strategy {
  /** Whoever has been idle longest. */
  LONGEST_IDLE,
  /** Whoever fits best, by the queue's {@link Weights}. */
  BEST_FIT,
  /** Whoever has been occupied for the smallest share of the time signed in. */
  LEAST_OCCUPIED,
  /** Whoever's last offer is longest ago. */
  ROUND_ROBIN
}
