/** The shared words: who calls whom, who helps, and how a call ends. Knows nothing but itself. */
@NullMarked
package io.heliotrope.call;

import org.jspecify.annotations.NullMarked;
