package io.heliotrope.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What callers who wait are told of it, where there are prompts for it in their language.
 *
 * @param every how often, after the first time at the beginning
 * @param position the place in line?
 * @param estimateWithin the wait still to come, as long as estimates were wrong by no more than
 *     this of late; empty for never
 */
public record Announce(Duration every, boolean position, Optional<Duration> estimateWithin) {

  public static final Announce USUAL = new Announce(Duration.ofMinutes(1), true, Optional.empty());

  public Announce {
    if (every.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException(
          "Announcements every %s leave nothing of the music.\nMaybe every 60s.".formatted(every));
    }
  }
}
