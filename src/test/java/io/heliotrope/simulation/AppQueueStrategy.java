package io.heliotrope.simulation;

/** How one of Asterisk's queues orders its free members: by the least metric. */
public enum AppQueueStrategy {

  /** The member after the one who was rung last, in the order of the configuration. */
  RRMEMORY {
    @Override
    long metric(int placesAhead, long lastCall, int calls, long now) {
      return placesAhead;
    }
  },

  /** Whose last call of this queue ended longest ago, in whole seconds; never comes first. */
  LEASTRECENT {
    @Override
    long metric(int placesAhead, long lastCall, int calls, long now) {
      return lastCall == 0 ? 0 : 1_000_000 - (now - lastCall);
    }
  },

  /** Who has had the fewest calls of this queue since Asterisk began. */
  FEWESTCALLS {
    @Override
    long metric(int placesAhead, long lastCall, int calls, long now) {
      return calls;
    }
  };

  /**
   * @param placesAhead of the place at which the queue goes on, in the order of the configuration
   * @param lastCall its end as an epoch second, 0 if there was none
   * @param now as an epoch second
   */
  abstract long metric(int placesAhead, long lastCall, int calls, long now);
}
