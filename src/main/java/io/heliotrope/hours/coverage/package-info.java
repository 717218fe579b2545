/**
 * Where somebody is awake and where nobody is, for every language, skill, market and queue, and why
 * it is not as usual. Pure; counts by intervals, never by minutes.
 */
@NullMarked
package io.heliotrope.hours.coverage;

import org.jspecify.annotations.NullMarked;
