package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Spread;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.Request.Personal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One choice, with its reasons. */
final class Choosing {

  private final Request request;
  private final Queue queue;
  private final Outlook outlook;
  private final Instant at;
  private final List<Demand> demands;
  private final int openRings;
  private final boolean held;
  private final Ranking ranking;
  private final Comparator<Free> order;
  private @Nullable Boolean someoneStays;

  Choosing(Request request, Queue queue, Outlook outlook, Instant at) {
    this.request = request;
    this.queue = queue;
    this.outlook = outlook;
    this.at = at;
    this.demands = Demand.of(queue, request.language(), request.market());
    this.openRings = outlook.openRings(request);
    this.held = Router.isHeld(request, outlook, at);
    this.ranking = Ranking.of(queue, request);
    this.order =
        Comparator.comparing((Free one) -> !one.last())
            .thenComparing(Free::tried)
            .thenComparing(Free::place)
            .thenComparing(this::bySite)
            .thenComparing(one -> -ranking.score(one, at))
            .thenComparing(Free::idleSince);
  }

  Decision decide(Collection<Agent> agents, List<Others> others) {
    List<Free> free = new ArrayList<>();
    Map<AgentId, Verdict> passedOver = new LinkedHashMap<>();
    for (Agent agent : agents) {
      Demand demand = demandMet(agent);
      Optional<Verdict> obstacle = obstacle(agent, demand);
      if (obstacle.isPresent()) {
        passedOver.put(agent.id(), obstacle.get());
      } else {
        free.add(candidate(agent, demand));
      }
    }
    free.sort(order); // stable: agents alike stay in the order of the file
    Map<AgentId, Verdict> verdicts = new LinkedHashMap<>();
    for (Free one : free) {
      verdicts.put(one.agent().id(), verdict(one, free.getFirst()));
    }
    verdicts.putAll(passedOver);
    Optional<AgentId> taken = free.stream().findFirst().map(first -> first.agent().id());
    return new Decision(at, request, outlook.rules(), taken, verdicts, others);
  }

  /** The first demand of an open ring that the agent meets; null if there is none. */
  private @Nullable Demand demandMet(Agent agent) {
    for (Demand demand : demands) {
      if (demand.ring() < openRings && demand.inability(agent).isEmpty()) {
        return demand;
      }
    }
    return null;
  }

  private Optional<Verdict> obstacle(Agent agent, @Nullable Demand demand) {
    OpenState open = outlook.open(agent.site());
    Optional<Verdict> closed =
        open.open()
            ? Optional.empty()
            : Optional.of(new Verdict.SiteClosed(agent.site(), open.until(), open.rule()));
    if (!isPersonal(agent)) {
      if (demand == null) {
        return Router.inability(demands, agent)
            .or(() -> closed) // a ring that opens helps nobody whose site does not
            .or(() -> Optional.of(ringNotOpen(agent)));
      }
      if (held) {
        Personal personal = request.personal().orElseThrow();
        return Optional.of(
            new Verdict.HeldFor(personal.agent(), request.since().plus(personal.patience())));
      }
    }
    if (closed.isPresent()) {
      return closed;
    }
    AgentState state = outlook.state(agent.id());
    if (!(state instanceof AgentState.Ready)) {
      return Optional.of(new Verdict.NotReady(state));
    }
    Optional<Verdict.AlreadyTried> tried = outlook.tried(request.call(), agent.id());
    if (tried.isPresent()) {
      return Optional.of(tried.get());
    }
    if (!isPersonal(agent) && Router.closesSoon(queue, open, at) && someoneStays()) {
      return Optional.of(
          new Verdict.ClosesSoon(
              agent.site(), open.until().orElseThrow(), queue.choice().usualLength()));
    }
    return Optional.empty();
  }

  private Verdict ringNotOpen(Agent agent) {
    for (Demand demand : demands) {
      if (demand.inability(agent).isEmpty()) {
        return new Verdict.RingNotOpen(
            demand.ring() + 1, Rings.opens(queue, demand.ring(), request.since()));
      }
    }
    throw new IllegalStateException(agent + " meets no demand");
  }

  private boolean isPersonal(Agent agent) {
    return held
        && request.personal().isPresent()
        && request.personal().get().agent().equals(agent.id());
  }

  private boolean someoneStays() {
    if (someoneStays == null) {
      someoneStays = Router.someoneStays(queue, demands, outlook, at);
    }
    return someoneStays;
  }

  private Free candidate(Agent agent, @Nullable Demand met) {
    Demand demand = met == null ? demands.getFirst() : met; // the personal agent need meet none
    boolean tried = outlook.everTried(request.call(), agent.id());
    return new Free(
        agent,
        Router.isLast(request, agent.id(), tried),
        tried,
        demands.indexOf(demand),
        demand.sites().indexOf(agent.site()),
        queue.choice().spread() == Spread.BY_LOAD
            ? outlook.load(demand, agent.site())
            : new Load(0, 0),
        outlook.state(agent.id()).since(),
        outlook.lastOffer(agent.id()),
        outlook.occupied(agent.id()),
        BestFit.lasting(queue, demand, agent));
  }

  private int bySite(Free one, Free other) {
    return switch (queue.choice().spread()) {
      case TOGETHER -> 0;
      case IN_ORDER -> Integer.compare(one.siteIndex(), other.siteIndex());
      case BY_LOAD -> {
        if (one.load().isLighterThan(other.load())) {
          yield -1;
        }
        yield other.load().isLighterThan(one.load())
            ? 1
            : Integer.compare(one.siteIndex(), other.siteIndex());
      }
    };
  }

  private Verdict verdict(Free candidate, Free first) {
    return candidate == first
        ? new Verdict.Taken(whyTaken(first))
        : new Verdict.AfterAnother(first.agent().id(), whyAfter(candidate, first));
  }

  private String whyTaken(Free first) {
    if (isPersonal(first.agent())) {
      return "this caller's own agent";
    }
    if (first.last()) {
      return "helped this caller the last time";
    }
    String praise = ranking.praise(first, at).replaceFirst("^has been ", "");
    return switch (queue.choice().spread()) {
      case IN_ORDER -> "first open site in the order with somebody free, " + praise;
      case BY_LOAD ->
          "%d of %d free in %s, %s"
              .formatted(
                  first.load().free(), first.load().present(), label(first.agent().site()), praise);
      case TOGETHER -> praise;
    };
  }

  private String whyAfter(Free candidate, Free first) {
    AgentId id = first.agent().id();
    if (candidate.last() != first.last()) {
      return id + " helped this caller the last time";
    }
    if (candidate.tried() != first.tried()) {
      return "has let this caller pass before, " + id + " has not";
    }
    if (candidate.place() != first.place()) {
      Demand one = demands.get(candidate.place());
      Demand other = demands.get(first.place());
      return one.ring() == other.ring()
          ? "%s speaks %s".formatted(id, other.language())
          : "%s belongs to ring %d, before ring %d".formatted(id, other.ring() + 1, one.ring() + 1);
    }
    if (bySite(candidate, first) != 0) {
      String site = label(first.agent().site());
      return queue.choice().spread() == Spread.IN_ORDER
          ? site + " is earlier in the order"
          : "in %s %d of %d are free".formatted(site, first.load().free(), first.load().present());
    }
    return ranking.score(candidate, at) == ranking.score(first, at)
        ? id + " " + Ranking.LONGEST_IDLE.praise(first, at)
        : id + " " + ranking.praise(first, at);
  }

  private String label(SiteId site) {
    return outlook.company().label(site);
  }

  /** An agent who could take the caller now; {@code place} is that of the demand they meet. */
  private record Free(
      Agent agent,
      boolean last,
      boolean tried,
      int place,
      int siteIndex,
      Load load,
      Instant idleSince,
      long lastOffer,
      int occupied,
      long fit)
      implements Candidate {

    @Override
    public int occupied(Instant at) {
      return occupied;
    }
  }
}
