/**
 * Flow files: YAML text to flows, and every mistake in them with file, line, column and advice.
 * Pure.
 */
@NullMarked
package io.heliotrope.flow.text;

import org.jspecify.annotations.NullMarked;
