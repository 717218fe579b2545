package io.heliotrope.config;

/**
 * A value that remembers where it stands, for what can be checked only later.
 *
 * @param path the names that lead to it: {@code queues.billing.sites[1]}
 */
public record Located<T>(T value, Place place, String path) {}
