package io.heliotrope.hours.coverage;

import java.util.List;

/** Things in a sentence: all of them, or the first few and how many more there are. */
final class Few {

  private static final int MOST = 6;
  private static final int FIRST = 4;

  private Few() {}

  /** {@code a}, {@code a and b}, {@code a, b and c}, {@code a, b, c, d and 43 more}. */
  static String of(List<String> things) {
    if (things.size() > MOST) {
      return "%s and %d more"
          .formatted(String.join(", ", things.subList(0, FIRST)), things.size() - FIRST);
    }
    return things.size() < 2
        ? String.join("", things)
        : String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
  }
}
