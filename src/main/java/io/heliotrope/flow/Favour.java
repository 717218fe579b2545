package io.heliotrope.flow;

import io.heliotrope.call.AgentId;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller gets beyond others of the same queue.
 *
 * @param headStart comes before others as if waiting for so much longer
 * @param agent who helps before anybody else is asked
 * @param patience for how long nobody else is asked
 */
public record Favour(Duration headStart, Optional<AgentId> agent, Duration patience) {

  public static final Favour NONE = new Favour(Duration.ZERO, Optional.empty(), Duration.ZERO);

  public Favour {
    if (headStart.isNegative() || patience.isNegative()) {
      throw new IllegalArgumentException(
          "A head start of %s or a patience of %s can't be.".formatted(headStart, patience));
    }
  }
}
