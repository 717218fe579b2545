package io.heliotrope.console;

import java.util.List;
import java.util.function.Supplier;

/**
 * Live: the process works. Ready: it should be given calls.
 *
 * @param notReady what stands in the way of taking calls; empty when ready
 * @param warnings what is wrong though calls are served (a PBX's manager interface down, say)
 */
public record Health(Supplier<List<String>> notReady, Supplier<List<String>> warnings) {}
