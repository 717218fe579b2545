/**
 * Telephones for the demo and the tests: SIP by sipp, sound by our own RTP, and an ear that
 * recognises prompts, tones and music.
 */
@NullMarked
package io.heliotrope.demo.phone;

import org.jspecify.annotations.NullMarked;
