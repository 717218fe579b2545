/** The demo: a company of three sites, and three calls that show what Heliotrope does. */
@NullMarked
package io.heliotrope.demo;

import org.jspecify.annotations.NullMarked;
