/** Tests on a real Asterisk, with real SIP and sound. */
@NullMarked
package io.heliotrope.it;

import org.jspecify.annotations.NullMarked;
