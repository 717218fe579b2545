/** Hours in a site's own zone: open at this instant? until when? because of which rule? Pure. */
@NullMarked
package io.heliotrope.hours;

import org.jspecify.annotations.NullMarked;
