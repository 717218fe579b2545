package io.heliotrope.session;

import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Place;
import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.session.port.PbxNews;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One promise to call back, and what is being done about it; as the floor's caller. */
final class Debt implements CallSide {

  final Owed owed;
  private final Callbacks callbacks;

  int tries;

  /** As the files said when somebody was rung. */
  boolean agentFirst;

  Doing doing = Doing.RESTING;

  /** When to do something about it at the latest. */
  Instant next;

  /** Does the floor still count them among those who wait? */
  boolean inLine;

  /** While somebody is rung, and while they are on the line: for whom or by whom. */
  @Nullable Claim claim;

  /** The customer's line, while they wait on it for an agent. */
  @Nullable CustomerFirst talk;

  enum Doing {
    /** Nothing until {@link Debt#next}. */
    RESTING,
    /** In line on the floor. */
    WAITING,
    /** Whoever is called first is rung. */
    RINGING,
    /** They are there. */
    ON_LINE
  }

  Debt(Owed owed, Instant next, Callbacks callbacks) {
    this.owed = owed;
    this.tries = owed.tries();
    this.next = next;
    this.callbacks = callbacks;
  }

  void waits() {
    doing = Doing.WAITING;
    next = Instant.MAX;
    inLine = true;
  }

  void rings(Claim offer, boolean theAgentFirst, Instant until) {
    doing = Doing.RINGING;
    claim = offer;
    agentFirst = theAgentFirst;
    next = until;
  }

  void isOnLine() {
    doing = Doing.ON_LINE;
    next = Instant.MAX;
  }

  void rest(Instant until) {
    doing = Doing.RESTING;
    inLine = false;
    next = until;
    claim = null;
    talk = null;
  }

  @Override
  public void offered(Claim offer) {
    callbacks.offered(this, offer);
  }

  @Override
  public void nobodyAwake(Optional<Instant> opens) {
    callbacks.nobodyAwake(this, opens);
  }

  @Override
  public void atLimit(Limits.Kind limit, WayOut way) {} // who is called back meets no limits

  @Override
  public void waits(Place place) {} // there is nobody to tell

  @Override
  public void news(PbxNews news) {
    if (news instanceof PbxNews.NotReached missed) {
      callbacks.notReached(this, missed.outcome());
    }
  }
}
