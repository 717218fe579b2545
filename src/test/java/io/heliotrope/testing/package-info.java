/** What tests of several rooms share. */
@NullMarked
package io.heliotrope.testing;

import org.jspecify.annotations.NullMarked;
