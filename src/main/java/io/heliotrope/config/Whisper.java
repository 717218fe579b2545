package io.heliotrope.config;

import java.util.List;
import java.util.Optional;

/**
 * What an agent hears of a caller before they are put through.
 *
 * @param prompt of the operator's, first of all
 * @param tells what else, in that order, as far as there is something to tell
 */
public record Whisper(Optional<String> prompt, List<Part> tells) {

  /** Something to tell of a caller. */
  public enum Part {
    /** A preferred customer, who has a head start. */
    PRIORITY,
    /** The caller's language, where it is not the one the agent speaks best. */
    LANGUAGE,
    /** For how long, if it is a minute. */
    WAITED,
    /** What the caller did in the menus before, as far as there are prompts that say it. */
    TRIED
  }

  public Whisper {
    tells = List.copyOf(tells);
    if (prompt.isEmpty() && tells.isEmpty()) {
      throw new IllegalArgumentException(
          "A whisper says something: a prompt, or what it tells.\nMaybe tells: [waited].");
    }
    if (tells.stream().distinct().count() < tells.size()) {
      throw new IllegalArgumentException("A whisper tells a thing once.");
    }
  }

  /** That prompt and nothing else. */
  public static Whisper of(String prompt) {
    return new Whisper(Optional.of(prompt), List.of());
  }
}
