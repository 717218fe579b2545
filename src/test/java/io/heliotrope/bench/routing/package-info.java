/**
 * The benchmark of {@code scripts/bench-routing}: what a routing decision costs, with few and with
 * very many agents, beside a plain scan over all of them.
 *
 * <p>{@link io.heliotrope.bench.routing.RoutingBench} conducts; what is measured is in {@link
 * io.heliotrope.bench.routing.Decisions}.
 */
@NullMarked
package io.heliotrope.bench.routing;

import org.jspecify.annotations.NullMarked;
