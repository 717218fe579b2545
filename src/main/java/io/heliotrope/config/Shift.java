package io.heliotrope.config;

import io.heliotrope.call.Language;
import java.util.Set;

/**
 * So many seats are staffed at a site at certain hours.
 *
 * @param hours in OpenStreetMap's notation, on the site's own wall clock
 * @param seats 0 for a break that nobody works in
 * @param languages that are spoken then; empty if those of the site's agents
 * @param place where it is written
 */
public record Shift(String hours, int seats, Set<Language> languages, Place place) {

  /** More than any room has. */
  public static final int MOST_SEATS = 100_000;

  public Shift {
    if (seats < 0 || seats > MOST_SEATS) {
      throw new IllegalArgumentException(
          "%d seats: 0 to %d are needed.".formatted(seats, MOST_SEATS));
    }
    languages = Set.copyOf(languages);
  }
}
