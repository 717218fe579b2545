/**
 * The workshop of the demo and the tests: an Asterisk of its own, prompts to hear, and everything
 * cleared away afterwards.
 */
@NullMarked
package io.heliotrope.demo.lab;

import org.jspecify.annotations.NullMarked;
