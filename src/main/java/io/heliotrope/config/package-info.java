/**
 * The operator's files as validated records, and the mistakes found in them, each with its place.
 */
@NullMarked
package io.heliotrope.config;

import org.jspecify.annotations.NullMarked;
