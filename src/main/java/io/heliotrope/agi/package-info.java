/**
 * FastAGI on Netty: Asterisk hands a call over on a socket, and is told command by command what to
 * do.
 */
@NullMarked
package io.heliotrope.agi;

import org.jspecify.annotations.NullMarked;
