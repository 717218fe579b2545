/** Fetches calendars that others keep, from the web or from files. */
@NullMarked
package io.heliotrope.feeds;

import org.jspecify.annotations.NullMarked;
