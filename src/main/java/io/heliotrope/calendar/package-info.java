/** Public holidays of countries and regions, from a library that follows their laws. */
@NullMarked
package io.heliotrope.calendar;

import org.jspecify.annotations.NullMarked;
