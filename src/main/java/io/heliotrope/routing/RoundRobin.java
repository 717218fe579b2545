package io.heliotrope.routing;

import java.time.Instant;

/** Whoever's last offer is longest ago. */
final class RoundRobin implements Ranking {

  static final Ranking RANKING = new RoundRobin();

  private RoundRobin() {}

  @Override
  public long score(Candidate candidate, Instant at) {
    return -candidate.lastOffer();
  }

  @Override
  public String praise(Candidate candidate, Instant at) {
    return candidate.lastOffer() == 0
        ? "has been offered nobody yet"
        : "was offered somebody longest ago";
  }
}
