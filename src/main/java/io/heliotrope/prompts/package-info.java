/** Texts, voices and files per language; spoken by a command that any TTS can replace. */
@NullMarked
package io.heliotrope.prompts;

import org.jspecify.annotations.NullMarked;
