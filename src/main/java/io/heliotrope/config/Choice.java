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
 * @param sameAgent for so long callers are given who helped them the last time, if they are free;
 *     zero if nobody remembers
 */
public record Choice(
    Strategy strategy,
    Spread spread,
    Weights weights,
    Map<Skill, Integer> prefers,
    Duration usualLength,
    Duration sameAgent) {

  public static final Choice USUAL =
      new Choice(Strategy.LONGEST_IDLE, Spread.IN_ORDER, Weights.USUAL, Map.of(), Duration.ZERO);

  public Choice {
    if (sameAgent.isNegative()) {
      throw new IllegalArgumentException(
          "Nobody remembers for %s who helped whom.".formatted(sameAgent));
    }
    prefers = Levels.of("The choice", prefers);
    if (usualLength.isNegative()) {
      throw new IllegalArgumentException(
          "The usual length of a call (%s) can't be negative.".formatted(usualLength));
    }
  }

  /** A choice that does not ask who helped the caller before. */
  public Choice(
      Strategy strategy,
      Spread spread,
      Weights weights,
      Map<Skill, Integer> prefers,
      Duration usualLength) {
    this(strategy, spread, weights, prefers, usualLength, Duration.ZERO);
  }
}
