package io.heliotrope.session;

import io.heliotrope.config.Announce;
import io.heliotrope.floor.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller who waits is told, as prompts: {@code position-3}, {@code wait-5}. Whole sentences,
 * since numbers are said in other ways in each language; and files, since those give way at once
 * when an agent is free.
 */
final class Announcement {

  /** Places beyond this one are told as {@code position-more}. */
  static final int LAST_POSITION = 10;

  /** Minutes that are told; a wait is rounded up to one of them, or is {@code wait-more}. */
  static final List<Integer> MINUTES = List.of(1, 2, 3, 5, 10, 15, 20, 30);

  private Announcement() {}

  static List<String> prompts(Place place, Announce announce) {
    List<String> prompts = new ArrayList<>();
    if (announce.position()) {
      prompts.add("position-" + (place.position() <= LAST_POSITION ? place.position() : "more"));
    }
    boolean isRight =
        announce.estimateWithin().isPresent()
            && place.error().isPresent()
            && place.error().get().compareTo(announce.estimateWithin().get()) <= 0;
    if (isRight && place.estimate().isPresent()) {
      prompts.add(wait(place.estimate().get()));
    }
    return prompts;
  }

  private static String wait(Duration estimate) {
    return MINUTES.stream()
        .filter(minutes -> estimate.compareTo(Duration.ofMinutes(minutes)) <= 0)
        .findFirst()
        .map(minutes -> "wait-" + minutes)
        .orElse("wait-more");
  }
}
