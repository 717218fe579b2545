package io.heliotrope.routing;

import io.heliotrope.config.Agent;
import java.time.Instant;

/** An agent who could take a caller now, with all that ranks them. */
public interface Candidate {

  Agent agent();

  Instant idleSince();

  /** The number of the agent's last offer, which only grows; 0 if there was none. */
  long lastOffer();

  /** For how much of the time signed in the agent has been occupied, in millionths. */
  int occupied(Instant at);

  /** What {@link BestFit#lasting} gives. */
  long fit();
}
