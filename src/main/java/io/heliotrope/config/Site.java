package io.heliotrope.config;

import io.heliotrope.call.PbxName;
import io.heliotrope.call.SiteId;
import java.time.ZoneId;

/**
 * A place with agents.
 *
 * @param label how people call it: {@code Lisbon}
 * @param hours weekly hours in OpenStreetMap {@code opening_hours} notation, read in {@code zone}
 * @param pbx the Asterisk whose word on this site's telephones counts
 */
public record Site(SiteId id, String label, ZoneId zone, String hours, PbxName pbx) {}
