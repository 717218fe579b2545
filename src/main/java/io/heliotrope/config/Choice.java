package io.heliotrope.config;

import io.heliotrope.call.Skill;
import java.time.Duration;
import java.util.Map;

/**
 * Whom a queue takes of those who could help.
 *
 * @param weights for {@link Strategy#BEST_FIT}
 * @param prefers skills that make an agent fit better, each from this level on
 * @param usualLength how long a call usually takes: nobody is asked whose site closes sooner,
 *     unless all others are closed; zero if nobody minds
 */
public record Choice(
    Strategy strategy,
    Spread spread,
    Weights weights,
    Map<Skill, Integer> prefers,
    Duration usualLength) {

  public static final Choice USUAL =
      new Choice(Strategy.LONGEST_IDLE, Spread.IN_ORDER, Weights.USUAL, Map.of(), Duration.ZERO);

  public Choice {
    prefers = Levels.of("The choice", prefers);
    if (usualLength.isNegative()) {
      throw new IllegalArgumentException(
          "The usual length of a call (%s) can't be negative.".formatted(usualLength));
    }
  }
}
