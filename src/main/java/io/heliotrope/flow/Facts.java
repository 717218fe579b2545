package io.heliotrope.flow;

import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import java.time.Instant;

/** What a flow may ask about the world, all as of one instant. */
public interface Facts {

  Instant now();

  Caller caller();

  Did did();

  boolean open(SiteId site);

  /** Is any site of this queue open? */
  boolean open(QueueId queue);
}
