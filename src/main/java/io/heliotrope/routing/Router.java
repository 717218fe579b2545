package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.hours.OpenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the sun: the first open site in the queue's order that has somebody free with the skills
 * and the language, and there whoever has been idle longest. Pure: the same question has the same
 * answer.
 */
public final class Router {

  private Router() {}

  /**
   * Who takes this caller at that instant, and why not the others. Nobody is taken if the company
   * has no such queue.
   */
  public static Decision decide(Request request, Outlook outlook, Instant at) {
    Queue queue = outlook.company().queues().get(request.queue());
    Map<AgentId, Verdict> verdicts = new LinkedHashMap<>();
    if (queue == null) {
      return new Decision(at, request, outlook.rules(), Optional.empty(), verdicts);
    }
    List<Candidate> free = new ArrayList<>();
    Map<AgentId, Verdict> passedOver = new LinkedHashMap<>();
    for (Agent agent : outlook.company().agents().values()) {
      Optional<Verdict> obstacle = obstacle(request, queue, agent, outlook);
      if (obstacle.isPresent()) {
        passedOver.put(agent.id(), obstacle.get());
      } else {
        free.add(candidate(request, queue, agent, outlook));
      }
    }
    free.sort(Candidate.ORDER); // stable: agents alike stay in the order of the file
    for (Candidate candidate : free) {
      verdicts.put(candidate.agent().id(), verdict(candidate, free.getFirst(), outlook, at));
    }
    verdicts.putAll(passedOver);
    Optional<AgentId> taken = free.stream().findFirst().map(first -> first.agent().id());
    return new Decision(at, request, outlook.rules(), taken, verdicts);
  }

  /** What keeps this agent from taking this caller now; empty if nothing does. */
  public static Optional<Verdict> obstacle(
      Request request, Queue queue, Agent agent, Outlook outlook) {
    Optional<Verdict> unable = inability(request.language(), queue, agent);
    if (unable.isPresent()) {
      return unable;
    }
    OpenState open = outlook.open(agent.site());
    if (!open.open()) {
      return Optional.of(new Verdict.SiteClosed(agent.site(), open.until(), open.rule()));
    }
    AgentState state = outlook.state(agent.id());
    if (!(state instanceof AgentState.Ready)) {
      return Optional.of(new Verdict.NotReady(state));
    }
    return outlook.tried(request.call(), agent.id()).map(tried -> tried);
  }

  /** Why this agent can never help with that, whatever the hour; empty if the agent can. */
  public static Optional<Verdict> inability(Language language, Queue queue, Agent agent) {
    if (!queue.sites().contains(agent.site())) {
      return Optional.of(new Verdict.SiteNotInQueue(agent.site()));
    }
    for (var need : queue.needs().entrySet()) {
      int has = agent.skills().getOrDefault(need.getKey(), 0);
      if (has < need.getValue()) {
        return Optional.of(new Verdict.SkillTooLow(need.getKey(), has, need.getValue()));
      }
    }
    return agent.level(language) > 0
        ? Optional.empty()
        : Optional.of(new Verdict.LanguageMissing(language));
  }

  private static Candidate candidate(Request request, Queue queue, Agent agent, Outlook outlook) {
    return new Candidate(
        agent,
        outlook.everTried(request.call(), agent.id()),
        queue.sites().indexOf(agent.site()),
        outlook.state(agent.id()).since());
  }

  private static Verdict verdict(
      Candidate candidate, Candidate first, Outlook outlook, Instant at) {
    if (candidate == first) {
      return new Verdict.Taken(
          "first open site in the order with somebody free, idle for %s"
              .formatted(Ago.of(first.idleSince(), at)));
    }
    AgentId id = first.agent().id();
    if (candidate.tried() != first.tried()) {
      return new Verdict.AfterAnother(id, "has let this caller pass before, " + id + " has not");
    }
    if (candidate.siteIndex() != first.siteIndex()) {
      String site = outlook.company().label(first.agent().site());
      return new Verdict.AfterAnother(id, site + " is earlier in the order");
    }
    return new Verdict.AfterAnother(
        id, "%s has been idle for %s".formatted(id, Ago.of(first.idleSince(), at)));
  }

  /** An agent who could take the caller now, with all that ranks them. */
  private record Candidate(Agent agent, boolean tried, int siteIndex, Instant idleSince) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparing(Candidate::tried)
            .thenComparing(Candidate::siteIndex)
            .thenComparing(Candidate::idleSince);
  }
}
