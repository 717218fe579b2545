package io.heliotrope.session.port;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DialString;
import io.heliotrope.call.PbxName;
import java.time.Duration;

/** Calls people of our own accord. Never blocks, never throws. */
@FunctionalInterface
public interface Telephonist {

  /** Nobody can be called. */
  Telephonist NONE = summons -> false;

  /**
   * Whom to ring.
   *
   * @param callback the call of which somebody is called back
   * @param shows the number they see; digits, perhaps after a {@code +}
   * @param thenShows the number that whoever is rung next on their line sees
   */
  record Summons(
      PbxName pbx,
      CallId callback,
      DialString whom,
      Duration ringTime,
      String shows,
      String thenShows) {}

  /**
   * Rings. When they pick up, a call arrives with that {@link IncomingCall#callback}; if not,
   * {@link PbxNews.NotReached} may tell why. False if that PBX can't be asked just now.
   */
  boolean ring(Summons summons);
}
