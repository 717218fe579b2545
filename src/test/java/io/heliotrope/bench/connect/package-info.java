/**
 * The benchmark of {@code scripts/bench-connect}: how long an agent is idle while callers wait,
 * with Heliotrope and with Asterisk's own queue, in turns.
 *
 * <p>{@link io.heliotrope.bench.connect.ConnectBench} conducts. In each turn a {@link
 * io.heliotrope.bench.connect.Rig} is set up anew: a real Asterisk, telephones, a crowd of callers,
 * and Heliotrope where it is Heliotrope's turn.
 */
@NullMarked
package io.heliotrope.bench.connect;

import org.jspecify.annotations.NullMarked;
