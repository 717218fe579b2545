package io.heliotrope.flow;

/** Placeholder until nodes are written. */
public interface Flow {}
