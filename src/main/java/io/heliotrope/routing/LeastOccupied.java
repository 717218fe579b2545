package io.heliotrope.routing;

import java.time.Instant;
import java.util.Locale;

/** Whoever has been occupied for the smallest share of the time signed in. */
final class LeastOccupied implements Ranking {

  static final Ranking RANKING = new LeastOccupied();

  private LeastOccupied() {}

  @Override
  public long score(Candidate candidate, Instant at) {
    return -candidate.occupied(at);
  }

  @Override
  public String praise(Candidate candidate, Instant at) {
    return String.format(
        Locale.ROOT,
        "has been occupied for %.1f %% of the time",
        candidate.occupied(at) / 10_000.0);
  }
}
