package io.heliotrope.floor;

import io.heliotrope.call.SiteId;
import io.heliotrope.hours.OpenState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A site as matching sees it. */
final class Room {

  final SiteId site;
  OpenState open;

  /** How many groups of waiting callers could be served here. */
  int awaiting;

  Room(SiteId site, OpenState open) {
    this.site = site;
    this.open = open;
  }

  boolean isOpen() {
    return open.open();
  }

  /** When it opens or closes; null if never. */
  @Nullable Instant changes() {
    return open.until().orElse(null);
  }
}
