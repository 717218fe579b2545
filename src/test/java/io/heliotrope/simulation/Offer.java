package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;

/** This agent is rung for this caller. */
public record Offer(CallId call, AgentId agent) {}
