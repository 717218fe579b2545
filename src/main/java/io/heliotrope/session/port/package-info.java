/** What the conductor needs of the world, and what the world tells it. Edges implement these. */
@NullMarked
package io.heliotrope.session.port;

import org.jspecify.annotations.NullMarked;
