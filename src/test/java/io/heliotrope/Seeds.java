package io.heliotrope;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a random test from seeds that can be told again: {@code -Dseed=17} runs only that one,
 * {@code -Dseeds=10000} more than usual.
 */
public final class Seeds {

  private Seeds() {}

  public static void each(int usually, Consumer<Random> test) {
    String one = System.getProperty("seed");
    if (one != null) {
      test.accept(new Random(Long.parseLong(one)));
      return;
    }
    int count = Integer.getInteger("seeds", usually);
    for (long seed = 1; seed <= count; seed++) {
      try {
        test.accept(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Fails with -Dseed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
