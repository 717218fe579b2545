package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.Request.Personal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of routing: who may take a caller, who is preferred, and why. Pure: the same question
 * has the same answer.
 */
public final class Router {

  private Router() {}

  /**
   * Who takes this caller at that instant, and why not the others. Nobody is taken if the company
   * has no such queue.
   */
  public static Decision decide(Request request, Outlook outlook, Instant at) {
    return decide(request, outlook, at, outlook.company().agents().values(), List.of());
  }

  /**
   * The same, of these agents only.
   *
   * @param agents whoever could be taken, in the order of the files
   * @param others are counted in the decision
   */
  public static Decision decide(
      Request request, Outlook outlook, Instant at, Collection<Agent> agents, List<Others> others) {
    Queue queue = outlook.company().queues().get(request.queue());
    return queue == null
        ? new Decision(at, request, outlook.rules(), Optional.empty(), Map.of(), others)
        : new Choosing(request, queue, outlook, at).decide(agents, others);
  }

  /** Why this agent can never help with that, in whatever ring; empty if the agent can. */
  public static Optional<Verdict> inability(Request request, Queue queue, Agent agent) {
    return inability(Demand.of(queue, request.language(), request.market()), agent);
  }

  /** The same for a caller of no market. */
  public static Optional<Verdict> inability(Language language, Queue queue, Agent agent) {
    return inability(Demand.of(queue, language, Optional.empty()), agent);
  }

  static Optional<Verdict> inability(List<Demand> demands, Agent agent) {
    Optional<Verdict> first = Optional.empty();
    for (Demand demand : demands) {
      Optional<Verdict> why = demand.inability(agent);
      if (why.isEmpty()) {
        return why;
      }
      if (first.isEmpty()) {
        first = why;
      }
    }
    return first;
  }

  /**
   * Does the caller wait for their own agent alone? Not for one who is gone, or whose site is
   * closed: that could take a night.
   */
  public static boolean isHeld(Request request, Outlook outlook, Instant at) {
    if (request.personal().isEmpty()) {
      return false;
    }
    Personal personal = request.personal().get();
    Agent agent = outlook.company().agents().get(personal.agent());
    return agent != null
        && at.isBefore(request.since().plus(personal.patience()))
        && outlook.open(agent.site()).open()
        && !(outlook.state(agent.id()) instanceof AgentState.SignedOut);
  }

  /** Does the open site close before a call of the queue's usual length would be over? */
  public static boolean closesSoon(Queue queue, OpenState open, Instant at) {
    Duration usual = queue.choice().usualLength();
    return !usual.isZero()
        && open.until().isPresent()
        && open.until().get().isBefore(at.plus(usual));
  }

  /** Is anybody who could help signed in at a site that stays open long enough? */
  static boolean someoneStays(Queue queue, List<Demand> demands, Outlook outlook, Instant at) {
    for (Demand demand : demands) {
      for (SiteId site : demand.sites()) {
        OpenState open = outlook.open(site);
        if (open.open()
            && !closesSoon(queue, open, at)
            && outlook.load(demand, site).present() > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Is that the agent who helped this caller last time, and has not let them pass since? */
  static boolean isLast(Request request, AgentId agent, boolean tried) {
    return !tried && request.lastAgent().isPresent() && request.lastAgent().get().equals(agent);
  }
}
