package io.heliotrope.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Levels from 1 to 100 by what they are in, in the order of the files. */
final class Levels {

  static final int BEST = 100;

  private Levels() {}

  /**
   * A copy that keeps its order: what is told about an agent must come out the same every time.
   *
   * @throws IllegalArgumentException if a level is none; {@code whose} begins its message
   */
  static <K> Map<K, Integer> of(String whose, Map<K, Integer> levels) {
    levels.forEach((what, level) -> {
      if (level < 0 || level > BEST) {
        throw new IllegalArgumentException(
            "%s has level %d in %s; a level is 0 to 100.".formatted(whose, level, what));
      }
    });
    return Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }
}
