package io.heliotrope.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * Open or closed at an instant, always with the reason.
 *
 * @param until the first instant at which the answer changes; empty if it never does
 * @param rule the text of the rule that says so
 */
public record OpenState(boolean open, Optional<Instant> until, String rule) {}
