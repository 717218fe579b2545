/**
 * Asterisk's manager interface through Asterisk-Java: presence of agents, exact times, hang-ups.
 */
@NullMarked
package io.heliotrope.ami;

import org.jspecify.annotations.NullMarked;
