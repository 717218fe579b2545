/**
 * Agents and waiting callers: the only shared mutable state, a deterministic state machine with one
 * writer (commands and an instant in, events out).
 */
@NullMarked
package io.heliotrope.floor;

import org.jspecify.annotations.NullMarked;
