package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.SiteId;
import java.time.Duration;

/**
 * The exclusive right to offer a call to an agent.
 *
 * @param fence only grows; a claim with a smaller one is dead
 * @param ringTime so long the agent is kept for the call; longer than the queue's ring time where a
 *     customer is called back
 */
public record Claim(
    long fence, CallId call, AgentId agent, SiteId site, Endpoint endpoint, Duration ringTime) {}
