/** How long answers about hours take. */
@NullMarked
package io.heliotrope.bench.hours;

import org.jspecify.annotations.NullMarked;
