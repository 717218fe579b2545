package io.heliotrope.routing;

import java.time.Instant;

/** Whoever has been idle longest. */
final class LongestIdle implements Ranking {

  @Override
  public long score(Candidate candidate, Instant at) {
    return 0; // how long they are idle decides between equals
  }

  @Override
  public String praise(Candidate candidate, Instant at) {
    return "has been idle for " + Ago.of(candidate.idleSince(), at);
  }

  @Override
  public boolean isByIdleTime() {
    return true;
  }
}
