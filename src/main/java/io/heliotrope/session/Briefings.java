package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Whispering;

/** What agents hear of one call's caller: those who are rung for them, and those who are asked. */
final class Briefings {

  private final CallNotes notes;
  private final Script script;
  private final Services services;
  private int consults;

  Briefings(CallNotes notes, Script script, Services services) {
    this.notes = notes;
    this.script = script;
    this.services = services;
  }

  /** What the agent hears before they are put through. */
  Whispering whispering(Queue queue, Request request, AgentId agent) {
    return briefing(request).of(queue, agent(agent), services.sounds());
  }

  /**
   * The terms on which that agent asks somebody, under another id each time.
   *
   * @param request of the caller
   */
  Consult.Terms consult(AgentId agent, Request request, QueueId to) {
    consults++;
    Request wanted = request.consult(notes.id().consult(consults), to, agent);
    return new Consult.Terms(
        notes.id(),
        script.call().pbx(),
        agent,
        script.queue(to),
        wanted,
        briefing(wanted).ofColleague(),
        this::agent);
  }

  private Briefing briefing(Request request) {
    return new Briefing(request, notes.ledger().visited(), notes.now());
  }

  /**
   * That agent, who may have come after this call began: the floor goes by the rules in force. For
   * any thread.
   */
  Agent agent(AgentId id) {
    Agent now = services.companyInForce().get().agents().get(id);
    return now == null ? script.agent(id) : now;
  }
}
