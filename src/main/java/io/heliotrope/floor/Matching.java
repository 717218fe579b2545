package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Outlook;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Router;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings callers who wait together with agents who are free. */
final class Matching {

  /*
   * What frees an agent is remembered, and at the end of each command the callers who wait are
   * matched with those agents, longest wait first. As no agent who could help was left free beside a
   * waiting caller before, nobody else needs to be looked at, but for callers without an answer.
   */

  private final Crew crew;
  private final Line line;
  private final Outlook outlook = new AsItStands();

  /** As the files say, once for each queue and language in use. */
  private final Map<Need, Set<SiteId>> ableSites = new HashMap<>();

  private Rules rules;
  private SiteClock sites;
  private boolean sitesChanged;
  private boolean signedOut;
  private Instant now;
  private long fence;
  private List<FloorEvent> events = new ArrayList<>();

  Matching(Crew crew, Line line, Rules rules, SiteClock sites, Instant now) {
    this.crew = crew;
    this.line = line;
    this.rules = rules;
    this.sites = sites;
    this.now = now;
  }

  /** The last fence that was given. */
  long fence() {
    return fence;
  }

  /** Fences before this one are somebody else's. */
  void fenceFrom(long last) {
    fence = Math.max(fence, last);
  }

  /** From now on it is {@code at}; what comes of matching is told to {@code sink}. */
  void begin(Instant at, List<FloorEvent> sink) {
    now = at;
    events = sink;
  }

  /** The files changed: other sites and agents may be able to help those who wait. */
  void rulesChanged(Rules changed, SiteClock clock) {
    rules = changed;
    sites = clock;
    sitesChanged = true;
    ableSites.clear();
    line.inOrder().forEach(waiter -> line.ableSites(waiter, ableSites(waiter.request)));
  }

  /** The clock was set back: the sites are as {@code clock} says. */
  void clockSetBack(SiteClock clock) {
    sites = clock;
    sitesChanged = true;
  }

  /** A site opened or closed. */
  void sitesChanged() {
    sitesChanged = true;
  }

  /** Perhaps it was the last who was signed in for those who wait. */
  void somebodySignedOut() {
    signedOut =
        rules.company().queues().values().stream()
            .anyMatch(queue -> queue.limits().nobodySignedIn().isPresent());
  }

  /** Offers, queues and turns away, until nothing more can be done. */
  void match() {
    Set<Seat> free = crew.takeFreed();
    boolean everybody = sitesChanged || signedOut;
    Waiter next = everybody || !free.isEmpty() ? line.first() : line.firstUnanswered();
    while (next != null) {
      if (next.claim == null) {
        match(next, free);
      }
      next = everybody || !free.isEmpty() ? line.after(next) : line.unansweredAfter(next);
    }
    sitesChanged = false;
    signedOut = false;
  }

  private void match(Waiter waiter, Set<Seat> free) {
    boolean unanswered = line.isUnanswered(waiter);
    if ((unanswered || sitesChanged || signedOut) && isInVain(waiter)) {
      return;
    }
    if (!unanswered && free.stream().noneMatch(seat -> couldHelp(seat, waiter))) {
      return;
    }
    Decision decision = decide(waiter);
    line.answered(waiter);
    if (decision.taken().isPresent()) {
      waiter.admitted = true;
      offer(waiter, decision.taken().get(), decision);
      free.removeIf(seat -> !seat.isReady());
    } else if (unanswered) {
      letWait(waiter, decision);
    }
  }

  /** Is nobody there who could help, now or soon enough? Then the caller is told so. */
  private boolean isInVain(Waiter waiter) {
    Limits limits = limits(waiter);
    if (nobodyAwake(waiter)) {
      Optional<Instant> opens = opens(waiter);
      Optional<Limits.InTime> within = limits.nobodyAwake();
      if (within.isEmpty()) {
        events.add(
            new FloorEvent.NobodyAwake(
                waiter.request.call(), waiter.request.queue(), opens, decide(waiter)));
        line.remove(waiter);
        return true;
      }
      if (opens.filter(at -> !at.isAfter(now.plus(within.get().time()))).isPresent()) {
        return false;
      }
      atLimit(waiter, Limits.Kind.NOBODY_AWAKE, within.get().then(), decide(waiter));
      return true;
    }
    if (limits.nobodySignedIn().isPresent() && nobodySignedIn(waiter)) {
      atLimit(waiter, Limits.Kind.NOBODY_SIGNED_IN, limits.nobodySignedIn().get(), decide(waiter));
      return true;
    }
    return false;
  }

  /** Nobody is free: the caller waits, unless the queue is at a limit. */
  private void letWait(Waiter waiter, Decision decision) {
    Limits limits = limits(waiter);
    QueueId queue = waiter.request.queue();
    var longest = limits.longestQueue().filter(_ -> !waiter.admitted);
    if (longest.isPresent() && line.waiting(queue) > longest.get().callers()) {
      atLimit(waiter, Limits.Kind.LONGEST_QUEUE, longest.get().then(), decision);
      return;
    }
    if (limits.longestWait().isPresent()) {
      Instant end = waiter.joined.plus(limits.longestWait().get().time());
      if (!now.isBefore(end)) {
        atLimit(waiter, Limits.Kind.LONGEST_WAIT, limits.longestWait().get().then(), decision);
        return;
      }
      line.mayWaitUntil(waiter, end);
    }
    waiter.admitted = true;
    events.add(
        new FloorEvent.Queued(waiter.request.call(), queue, line.position(waiter), decision));
  }

  private void atLimit(Waiter waiter, Limits.Kind limit, WayOut way, Decision decision) {
    Request request = waiter.request;
    events.add(new FloorEvent.AtLimit(request.call(), request.queue(), limit, way, decision));
    line.remove(waiter);
  }

  private Limits limits(Waiter waiter) {
    Queue queue = queue(waiter.request.queue());
    return queue == null ? Limits.NONE : queue.limits();
  }

  /** Is nobody signed in, paused or not, who could help and whose site is open? */
  private boolean nobodySignedIn(Waiter waiter) {
    Queue queue = queue(waiter.request.queue());
    return queue != null
        && crew.all().stream()
            .filter(seat -> !(seat.duty instanceof Duty.SignedOut) && !seat.leaving)
            .filter(seat -> sites.at(seat.agent.site()).open())
            .noneMatch(
                seat -> Router.inability(waiter.request.language(), queue, seat.agent).isEmpty());
  }

  private void offer(Waiter waiter, AgentId id, Decision decision) {
    Queue queue = queue(waiter.request.queue());
    Agent agent = rules.company().agents().get(id);
    if (queue == null || agent == null) {
      throw new IllegalStateException("Routing took somebody who is not there: " + decision);
    }
    CallId call = waiter.request.call();
    var claim = new Claim(++fence, call, id, agent.site(), agent.endpoint(), queue.ringTime());
    line.claimed(waiter, claim);
    events.add(new FloorEvent.Offered(claim, decision));
    crew.claim(claim, queue.wrapUp());
  }

  private boolean couldHelp(Seat seat, Waiter waiter) {
    Queue queue = queue(waiter.request.queue());
    return queue != null
        && !seat.leaving
        && Router.obstacle(waiter.request, queue, seat.agent, outlook).isEmpty();
  }

  private Decision decide(Waiter waiter) {
    return Router.decide(waiter.request, outlook, now);
  }

  private boolean nobodyAwake(Waiter waiter) {
    return waiter.ableSites.stream().noneMatch(site -> sites.at(site).open());
  }

  /** When the first of the sites that could serve the caller opens; all of them are closed. */
  private Optional<Instant> opens(Waiter waiter) {
    return waiter.ableSites.stream()
        .flatMap(site -> sites.at(site).until().stream())
        .min(Comparator.naturalOrder());
  }

  /** Where somebody works who has the skills and speaks the language, awake or not. */
  Set<SiteId> ableSites(Request request) {
    return ableSites.computeIfAbsent(
        new Need(request.queue(), request.language()),
        need -> {
          Queue queue = queue(need.queue());
          Set<SiteId> able = new LinkedHashSet<>();
          if (queue != null) {
            for (Agent agent : rules.company().agents().values()) {
              if (Router.inability(need.language(), queue, agent).isEmpty()) {
                able.add(agent.site());
              }
            }
          }
          return able;
        });
  }

  /** What the same agents can help with, whoever asks. */
  private record Need(QueueId queue, Language language) {}

  /** The queue, or null if the files no longer have it. */
  private @Nullable Queue queue(QueueId id) {
    return rules.company().queues().get(id);
  }

  /** The floor as routing sees it. */
  private final class AsItStands implements Outlook {

    @Override
    public String rules() {
      return rules.version();
    }

    @Override
    public Company company() {
      return rules.company();
    }

    @Override
    public OpenState open(SiteId site) {
      return sites.at(site);
    }

    @Override
    public AgentState state(AgentId agent) {
      return crew.state(agent);
    }

    @Override
    public Optional<AlreadyTried> tried(CallId call, AgentId agent) {
      Waiter waiter = line.find(call);
      return waiter == null ? Optional.empty() : waiter.triedLately(agent, now);
    }

    @Override
    public boolean everTried(CallId call, AgentId agent) {
      Waiter waiter = line.find(call);
      return waiter != null && waiter.tried.containsKey(agent);
    }
  }
}
