package io.heliotrope.config;

import io.heliotrope.call.PbxName;
import io.heliotrope.call.SiteId;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A place with agents.
 *
 * @param label how people call it: {@code Lisbon}
 * @param schedule when it is open, read in {@code zone}
 * @param pbx the Asterisk whose word on this site's telephones counts
 * @param outbound how numbers outside are dialled there; empty if they can't be
 */
public record Site(
    SiteId id,
    String label,
    ZoneId zone,
    Schedule schedule,
    PbxName pbx,
    Optional<DialTemplate> outbound) {

  /** A site from which nobody dials out. */
  public Site(SiteId id, String label, ZoneId zone, Schedule schedule, PbxName pbx) {
    this(id, label, zone, schedule, pbx, Optional.empty());
  }
}
