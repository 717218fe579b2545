/** Where the journal is kept: JSON lines on disk, rotated, readable by call. */
@NullMarked
package io.heliotrope.store;

import org.jspecify.annotations.NullMarked;
