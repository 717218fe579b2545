/** Who should take this call, and why: a ranking with a reason for every agent. Pure. */
@NullMarked
package io.heliotrope.routing;

import org.jspecify.annotations.NullMarked;
