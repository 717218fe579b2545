/**
 * The benchmark of {@code scripts/bench-agi}: three FastAGI servers, one load, side by side.
 *
 * <p>{@link io.heliotrope.bench.Bench} conducts. It starts the servers ({@link
 * io.heliotrope.bench.BareServer}, {@link io.heliotrope.bench.AsteriskJavaServer} and Heliotrope
 * itself) pinned to one core and the {@link io.heliotrope.bench.Generator}, which plays Asterisk,
 * pinned to another.
 */
@NullMarked
package io.heliotrope.bench;

import org.jspecify.annotations.NullMarked;
