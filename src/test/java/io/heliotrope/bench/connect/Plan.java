package io.heliotrope.bench.connect;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param patience how long to wait for quiet moments, all told
 * @param cold so many hand-overs after each start are told apart from the rest
 */
record Plan(List<Series> series, Duration patience, int cold) {

  /** So many hand-overs in each of so many rounds, so many callers waiting. */
  record Series(int waiting, int rounds, int handOvers) {}

  private static final Plan SHORT = new Plan(List.of(new Series(10, 1, 20)), Duration.ZERO, 10);

  static Plan of(String[] arguments) {
    int rounds = 3;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--short" -> {
          return SHORT;
        }
        case "--rounds" -> rounds = number(i + 1 < arguments.length ? arguments[++i] : "");
        default -> throw new IllegalArgumentException("Unknown option: " + arguments[i]);
      }
    }
    return new Plan(
        List.of(new Series(10, rounds, 100), new Series(100, 1, 100)), Duration.ofMinutes(10), 100);
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]?")) {
      throw new IllegalArgumentException(
          "--rounds wants a number from 1 to 99, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
