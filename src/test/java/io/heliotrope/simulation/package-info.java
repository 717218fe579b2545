/**
 * A call centre in which time is told: one event queue, one seed, and the real floor as its brain.
 *
 * <p>{@link io.heliotrope.simulation.Simulation} lets {@link io.heliotrope.simulation.Caller}s come
 * and agents talk; a {@link io.heliotrope.simulation.Policy} decides who helps whom: the floor, or
 * one of Asterisk's queue strategies for comparison. {@code scripts/simulate} runs the long
 * versions of what the tests here run for seconds; docs/simulation.md says what was measured.
 */
@NullMarked
package io.heliotrope.simulation;

import org.jspecify.annotations.NullMarked;
