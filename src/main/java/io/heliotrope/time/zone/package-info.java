/** Which release of the zones' rules decides: Java's own, or the operating system's if newer. */
@NullMarked
package io.heliotrope.time.zone;

import org.jspecify.annotations.NullMarked;
