/** The web side: health and metrics; the supervisors' pages and REST API live here. */
@NullMarked
package io.heliotrope.console;

import org.jspecify.annotations.NullMarked;
