package io.heliotrope.flow;

import io.heliotrope.call.Caller;
import io.heliotrope.call.Country;
import io.heliotrope.call.Did;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import java.time.Instant;
import java.util.Optional;

/** What a flow may ask about the world, all as of one instant. */
public interface Facts {

  Instant now();

  Caller caller();

  Did did();

  /** Where the caller's number is from; empty if nobody can tell. */
  Optional<Country> callersCountry();

  /** What is wished by the caller's clock; empty if nobody can tell. */
  Optional<DayPart> callersDayPart();

  boolean open(SiteId site);

  /** Is any site of this queue open? */
  boolean open(QueueId queue);
}
