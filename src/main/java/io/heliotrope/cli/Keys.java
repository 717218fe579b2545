package io.heliotrope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** What a pretended caller does when something is expected of them. */
interface Keys {

  /** Keys of a telephone. */
  String SOME = "[0-9*#]+";

  /** One thing a caller does. */
  sealed interface Act {}

  record Press(char key) implements Act {}

  record Silence() implements Act {}

  record HangUp() implements Act {}

  Act next();

  /** Will nothing but silence come? */
  boolean exhausted();

  /**
   * Keys told beforehand, then silence.
   *
   * @param tokens each some keys ({@code 1}, {@code 4711#}), {@code silence} or {@code hangup}
   * @throws IllegalArgumentException if a token is neither
   */
  static Keys scripted(List<String> tokens) {
    Queue<Act> acts = new ArrayDeque<>();
    for (String token : tokens) {
      switch (token) {
        case "silence" -> acts.add(new Silence());
        case "hangup" -> acts.add(new HangUp());
        default -> {
          if (!token.matches(SOME)) {
            throw new IllegalArgumentException(
                "--press: '%s' is neither keys (0-9 * #) nor 'silence' nor 'hangup'."
                    .formatted(token));
          }
          token.chars().forEach(key -> acts.add(new Press((char) key)));
        }
      }
    }
    return new Keys() {
      @Override
      public Act next() {
        Act act = acts.poll();
        return act == null ? new Silence() : act;
      }

      @Override
      public boolean exhausted() {
        return acts.isEmpty();
      }
    };
  }

  /**
   * Keys from the keyboard: an empty line is silence, {@code h} or the end hangs up.
   *
   * @param refuse says what keys there are, after a line that is none of these
   */
  static Keys typed(BufferedReader keyboard, Runnable ask, Runnable refuse) {
    return new Keys() {
      private final Queue<Act> typedAhead = new ArrayDeque<>();

      @Override
      public Act next() {
        while (typedAhead.isEmpty()) {
          ask.run();
          try {
            String line = keyboard.readLine();
            if (line == null || line.strip().equals("h")) {
              return new HangUp();
            }
            if (line.isBlank()) {
              return new Silence();
            }
            if (line.strip().matches(SOME)) {
              line.strip().chars().forEach(key -> typedAhead.add(new Press((char) key)));
            } else {
              refuse.run();
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
        return typedAhead.remove();
      }

      @Override
      public boolean exhausted() {
        return false;
      }
    };
  }
}
