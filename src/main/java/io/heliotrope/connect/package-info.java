/**
 * Look-ups in the customer's own systems (HTTP, SQL): the answer of a slow system is an event,
 * never a\n * wait.
 */
@NullMarked
package io.heliotrope.connect;

import org.jspecify.annotations.NullMarked;
