package io.heliotrope.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs a check under many seeds. The seed that fails is named, and {@code -Dheliotrope.seed=…} runs
 * it alone.
 */
public final class Seeds {

  private static final String PROPERTY = "heliotrope.seed";

  private Seeds() {}

  /** Runs the check with the seeds from 1 to {@code count}. */
  public static void each(int count, Consumer<RandomGenerator> check) {
    Long alone = Long.getLong(PROPERTY);
    if (alone != null) {
      run(alone, check);
      return;
    }
    for (long seed = 1; seed <= count; seed++) {
      run(seed, check);
    }
  }

  private static void run(long seed, Consumer<RandomGenerator> check) {
    try {
      check.accept(new SplittableRandom(seed));
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(
          "Failed with seed %d; -D%s=%d runs it alone.%n%s"
              .formatted(seed, PROPERTY, seed, failure.getMessage()),
          failure);
    }
  }
}
