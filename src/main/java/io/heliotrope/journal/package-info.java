/** What happened, in order: one sealed family of entries, many subscribers. The only way out. */
@NullMarked
package io.heliotrope.journal;

import org.jspecify.annotations.NullMarked;
