/**
 * Heliotrope, a telephony IVR and call-routing server for Asterisk. This package is the composition
 * root: it builds everything by hand, and starts and stops it in order.
 */
@NullMarked
package io.heliotrope;

import org.jspecify.annotations.NullMarked;
