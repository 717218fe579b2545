package io.heliotrope.session.port;

import io.heliotrope.call.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an agent hears after picking up and before they are put through, while the caller hears
 * music.
 *
 * @param files as the PBX finds them, without language and ending
 * @param key what they press to take the caller, at once or after all is said; without one they are
 *     put through when all is said
 * @param within how long after all is said
 */
public record Whispering(
    List<String> files, Language language, Optional<Character> key, Duration within) {

  /** Nothing: they hear each other at once. */
  public static final Whispering NONE =
      new Whispering(List.of(), new Language("en"), Optional.empty(), Duration.ZERO);

  public Whispering {
    files = List.copyOf(files);
    if (key.isPresent() && (files.isEmpty() || within.toSeconds() < 1)) {
      throw new IllegalArgumentException(
          "An agent who is to press %s needs to hear something, and time.".formatted(key.get()));
    }
  }

  public boolean isNone() {
    return files.isEmpty();
  }
}
