/**
 * A telephone system that is not there: opens real sockets to our FastAGI port and behaves as
 * Asterisk does, with callers and agents who follow a script. For tests, and for the demo without a
 * PBX.
 */
@NullMarked
package io.heliotrope.demo.pbx;

import org.jspecify.annotations.NullMarked;
