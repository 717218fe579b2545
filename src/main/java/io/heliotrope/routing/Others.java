package io.heliotrope.routing;

/**
 * Agents who are not told of one by one.
 *
 * @param why what they have in common: {@code could not serve the queue}
 */
public record Others(int count, String why) {}
