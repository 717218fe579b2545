/** An IVR as data, and the step that advances it: (state, event) to (state, commands). Pure. */
@NullMarked
package io.heliotrope.flow;

import org.jspecify.annotations.NullMarked;
