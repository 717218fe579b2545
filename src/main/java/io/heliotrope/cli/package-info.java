/** The commands a person types. */
@NullMarked
package io.heliotrope.cli;

import org.jspecify.annotations.NullMarked;
