/**
 * Public holidays: of countries and regions, from a library that follows their laws; and those of
 * calendars in the iCalendar format.
 */
@NullMarked
package io.heliotrope.calendar;

import org.jspecify.annotations.NullMarked;
