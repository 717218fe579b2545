/**
 * Conducts one call: flow, routing, ringing, talk, and back. Declares in {@code port} what it needs
 * of the world.
 */
@NullMarked
package io.heliotrope.session;

import org.jspecify.annotations.NullMarked;
