/** Now, and wake-me-at. The only way in which the house learns what time it is. */
@NullMarked
package io.heliotrope.time;

import org.jspecify.annotations.NullMarked;
