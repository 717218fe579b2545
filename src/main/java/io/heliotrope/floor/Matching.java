package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Request.Personal;
import io.heliotrope.routing.Rings;
import io.heliotrope.routing.Router;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings callers who wait together with agents who are free. */
final class Matching {

  /*
   * As no agent who could help was left free beside a waiting caller before, only those are looked
   * at for whom something has changed: agents who became free, callers who asked, were missed, or may
   * be helped by others by now. Of all these pairs the caller whose wait weighs most comes first, and
   * takes whom routing prefers. Why is found out later, when everybody has been told.
   */

  private final Crew crew;
  private final Line line;
  private final Estimates estimates = new Estimates();
  private final WaitEstimates waits = new WaitEstimates();
  private final Explanation explanation;
  private final PriorityQueue<Helper> free =
      new PriorityQueue<>((one, other) -> bestOf(one).comesBefore(bestOf(other), now()) ? -1 : 1);

  private Rules rules;
  private SiteClock sites;
  private Roster roster;
  private boolean sitesChanged;
  private Instant now;
  private long fence;
  private long asked;
  private List<FloorEvent> events = new ArrayList<>();
  private int heard;

  Matching(Crew crew, Line line, Rules rules, SiteClock sites, Instant now) {
    this.crew = crew;
    this.line = line;
    this.rules = rules;
    this.sites = sites;
    this.now = now;
    this.roster = new Roster(rules.company(), sites, crew::state, null);
    this.explanation = new Explanation(rules, roster, now);
  }

  private Instant now() {
    return now;
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
    heard = 0;
    explanation.begin(rules, roster, at);
  }

  /** The choices of the last matching with all their reasons, in the order of its events. */
  List<Decision> decisions() {
    return explanation.decisions();
  }

  /** When something changes that matters to callers who wait; empty if nothing does. */
  Optional<Instant> nextWake() {
    Instant next = line.nextAlarm().orElse(null);
    for (Room room : roster.rooms()) {
      if (room.awaiting > 0) {
        next = earlier(next, room.changes());
      }
    }
    return Optional.ofNullable(next);
  }

  /** The files changed: other sites and agents may be able to help those who wait. */
  void rulesChanged(Rules changed, SiteClock clock) {
    rules = changed;
    sites = clock;
    agentsChanged();
  }

  /** What agents are doing has changed without an event for each. */
  void agentsChanged() {
    roster = new Roster(rules.company(), sites, crew::state, roster);
    explanation.begin(rules, roster, now);
    sitesChanged = true;
    for (Waiter waiter : line.all()) {
      waiter.group = roster.group(waiter.request);
      waiter.openRings = 1;
      waiter.listed = 0;
      waiter.heldFor = null;
      roster.count(waiter.group, 1);
      line.lookAt(waiter);
    }
  }

  /** The clock was set back: the sites are as {@code clock} says. */
  void clockSetBack(SiteClock clock) {
    sites = clock;
    sitesChanged();
  }

  /** A site opened or closed. */
  void sitesChanged() {
    sitesChanged = true;
    roster.sitesChanged(sites);
  }

  // ------------------------------------------------------------------------------ callers

  void ask(Request request) {
    var waiter = new Waiter(request, now, asked++, roster.group(request));
    roster.count(waiter.group, 1);
    line.add(waiter);
  }

  /** The caller talks with somebody. */
  void served(Waiter waiter) {
    CallId call = waiter.request.call();
    waits
        .served(call, now)
        .ifPresent(
            score -> events.add(new FloorEvent.Estimated(call, waiter.request.queue(), score)));
    forget(waiter);
  }

  void forget(Waiter waiter) {
    waits.left(waiter.request.call());
    roster.unlist(waiter);
    roster.count(waiter.group, -1);
    line.remove(waiter);
  }

  /** The agent let the caller pass, who still waits, without an answer again. */
  void missed(Waiter waiter, AgentId agent, String how) {
    if (waiter.claim != null) {
      line.unclaimed(waiter);
    }
    waiter.tried.put(agent, new AlreadyTried(now, how));
    waiter.unanswered = true;
    line.lookAt(waiter);
  }

  // ------------------------------------------------------------------------------ matching

  /** Offers, queues and turns away, until nothing more can be done. */
  void match() {
    hear();
    if (sitesChanged) {
      sitesChanged = false;
      line.all().stream()
          .filter(one ->
              one.group.nobodyAwake()
                  || one.group.minds
                  || one.group.limits().nobodySignedIn().isPresent()
                  || one.request.personal().isPresent())
          .forEach(line::lookAt);
    }
    List<Waiter> waiters = line.takeToLookAt(now);
    for (Waiter waiter : waiters) {
      list(waiter);
    }
    if (waiters.size() > 1) {
      waiters.sort((one, other) -> one.comesBefore(other, now) ? -1 : one == other ? 0 : 1);
    }
    for (Seat seat : crew.takeFreed()) {
      Helper helper = roster.find(seat.id());
      if (helper != null && !seat.leaving) {
        lookFor(helper);
      }
    }
    int looked = 0;
    while (looked < waiters.size() || !free.isEmpty()) {
      Waiter waiter = looked < waiters.size() ? waiters.get(looked) : null;
      Helper helper = free.peek();
      if (helper == null || (waiter != null && waiter.comesBefore(bestOf(helper), now))) {
        looked++;
        look(Objects.requireNonNull(waiter));
      } else {
        free.poll();
        Waiter best = bestOf(helper);
        if (helper.isReady() && best.claim == null && line.has(best)) {
          offer(best, Objects.requireNonNull(pick(best), "nobody for whom somebody is free"));
        }
        lookFor(helper);
      }
    }
  }

  private static Waiter bestOf(Helper helper) {
    return Objects.requireNonNull(helper.best);
  }

  /** Hears what agents do by now. */
  private void hear() {
    for (; heard < events.size(); heard++) {
      if (events.get(heard) instanceof FloorEvent.AgentChanged changed) {
        Helper helper = roster.find(changed.agent());
        if (helper != null) {
          become(helper, changed.to());
        }
      }
    }
  }

  private void become(Helper helper, AgentState to) {
    boolean served = helper.isServing();
    boolean wasPresent = Helper.isPresent(helper.state);
    boolean isPresent = Helper.isPresent(to);
    roster.become(helper, to);
    if (served && helper.isReady() && helper.queue != null && helper.offeredAt != null) {
      estimates.took(helper.queue, Duration.between(helper.offeredAt, now));
    }
    if (wasPresent != isPresent) {
      line.lookAtCallersOf(helper.agent.id());
    }
    if (wasPresent && !isPresent) {
      for (Post post : helper.posts) {
        Queue queue = post.lane.pool.queue;
        if (!queue.choice().usualLength().isZero() || queue.limits().nobodySignedIn().isPresent()) {
          post.lane.pool.waiting.forEach(line::lookAt); // maybe nobody stays longer, or is there
        }
      }
    }
  }

  /** Looks again at a caller who waits, or has asked. */
  private void look(Waiter waiter) {
    if (waiter.claim != null || !line.has(waiter)) {
      return;
    }
    if (waiter.heldFor == null && isInVain(waiter)) {
      return;
    }
    boolean unanswered = waiter.unanswered;
    waiter.unanswered = false;
    Helper helper = pick(waiter);
    if (helper != null) {
      offer(waiter, helper);
    } else if (!isAtLimit(waiter) && unanswered) {
      waiter.admitted = true;
      Place place = place(waiter);
      events.add(new FloorEvent.Queued(waiter.request.call(), waiter.request.queue(), place));
      explanation.add(waiter, null);
      if (!waiter.estimated) {
        waiter.estimated = true;
        waits.waits(waiter.request.call(), waiter.request.queue(), place.position(), now);
      }
    }
  }

  /** Where the caller stands. */
  Place place(Waiter waiter) {
    QueueId queue = waiter.request.queue();
    int position = line.position(waiter);
    return new Place(position, waits.estimate(queue, position), waits.error(queue));
  }

  /** Is nobody there who could help, now or soon enough? Then the caller is told so. */
  private boolean isInVain(Waiter waiter) {
    Limits limits = waiter.group.limits();
    if (waiter.group.nobodyAwake()) {
      Optional<Instant> opens = waiter.group.opens();
      Optional<Limits.InTime> within = limits.nobodyAwake();
      if (within.isPresent()) {
        boolean soon = opens.filter(at -> !at.isAfter(now.plus(within.get().time()))).isPresent();
        return !soon && atLimit(waiter, Limits.Kind.NOBODY_AWAKE, within.get().then());
      }
      events.add(new FloorEvent.NobodyAwake(waiter.request.call(), waiter.request.queue(), opens));
      explanation.add(waiter, null);
      forget(waiter);
      return true;
    }
    return limits.nobodySignedIn().isPresent()
        && waiter.group.present() == 0
        && atLimit(waiter, Limits.Kind.NOBODY_SIGNED_IN, limits.nobodySignedIn().get());
  }

  /** Nobody is free: has the caller come too many, or waited too long? */
  private boolean isAtLimit(Waiter waiter) {
    Limits limits = waiter.group.limits();
    var longest = limits.longestQueue().filter(_ -> !waiter.admitted);
    if (longest.isPresent() && line.waiting(waiter.request.queue()) > longest.get().callers()) {
      return atLimit(waiter, Limits.Kind.LONGEST_QUEUE, longest.get().then());
    }
    Instant end = mayWaitUntil(waiter);
    return end != null
        && !now.isBefore(end)
        && atLimit(waiter, Limits.Kind.LONGEST_WAIT, limits.longestWait().orElseThrow().then());
  }

  private static @Nullable Instant mayWaitUntil(Waiter waiter) {
    return waiter
        .group
        .limits()
        .longestWait()
        .map(longest -> waiter.joined.plus(longest.time()))
        .orElse(null);
  }

  private boolean atLimit(Waiter waiter, Limits.Kind limit, WayOut way) {
    Request request = waiter.request;
    events.add(new FloorEvent.AtLimit(request.call(), request.queue(), limit, way));
    explanation.add(waiter, null);
    forget(waiter);
    return true;
  }

  /** Looks for a caller for that agent. */
  private void lookFor(Helper helper) {
    helper.best = bestFor(helper);
    if (helper.best != null) {
      free.add(helper);
    }
  }

  private @Nullable Waiter bestFor(Helper helper) {
    if (!helper.isReady() || !helper.room.isOpen()) {
      return null;
    }
    TreeSet<Waiter> own = roster.waitingFor(helper);
    Waiter best = own == null ? null : bestFor(helper, own, null);
    for (int i = 0; i < helper.posts.size(); i++) {
      best = bestFor(helper, helper.posts.get(i).lane.pool.waiting, best);
    }
    return best;
  }

  /** The first of these callers whom the agent may take, or the best so far who comes before. */
  private @Nullable Waiter bestFor(Helper helper, TreeSet<Waiter> waiting, @Nullable Waiter best) {
    Waiter waiter = waiting.isEmpty() ? null : waiting.first();
    while (waiter != null && (best == null || waiter.comesBefore(best, now))) {
      boolean held = waiter.heldFor != null;
      if (waiter.mayBeAsked(helper, now)
          && (held || !waiter.group.closesTooSoon(helper.room, now))) {
        return waiter;
      }
      waiter = waiting.higher(waiter);
    }
    return best;
  }

  /** Whom to ask for that caller; null if nobody is free. */
  private @Nullable Helper pick(Waiter waiter) {
    if (waiter.heldFor != null) {
      Helper own = waiter.heldFor;
      return own.isReady() && own.room.isOpen() && waiter.mayBeAsked(own, now) ? own : null;
    }
    if (waiter.request.lastAgent().isPresent()) {
      Helper last = roster.find(waiter.request.lastAgent().get());
      if (last != null && mayHaveAgain(waiter, last)) {
        return last;
      }
    }
    Helper fresh = pick(waiter, false);
    return fresh == null && !waiter.tried.isEmpty() ? pick(waiter, true) : fresh;
  }

  private @Nullable Helper pick(Waiter waiter, boolean tried) {
    Group group = waiter.group;
    for (int i = 0; i < waiter.listed; i++) {
      Post post = group.pools.get(i).best(waiter, tried, group.ranking, now);
      if (post != null) {
        return post.helper;
      }
    }
    return null;
  }

  private boolean mayHaveAgain(Waiter waiter, Helper last) {
    if (!last.isReady()
        || !last.room.isOpen()
        || waiter.hasTried(last)
        || waiter.group.closesTooSoon(last.room, now)) {
      return false;
    }
    for (Post post : last.posts) {
      int place = waiter.group.pools.indexOf(post.lane.pool);
      if (place >= 0 && place < waiter.listed) {
        return true;
      }
    }
    return false;
  }

  private void offer(Waiter waiter, Helper helper) {
    Queue queue = waiter.group.known();
    var claim =
        new Claim(
            ++fence,
            waiter.request.call(),
            helper.agent.id(),
            helper.agent.site(),
            helper.agent.endpoint(),
            queue.ringTime());
    explanation.add(waiter, helper);
    roster.unlist(waiter);
    line.claimed(waiter, claim);
    waiter.unanswered = false;
    waiter.admitted = true;
    helper.lastOffer = fence;
    helper.offeredAt = now;
    helper.queue = queue.id();
    events.add(new FloorEvent.Offered(claim));
    crew.claim(claim, queue);
    hear();
  }

  // ------------------------------------------------------------------------------ rings

  /** Lists the caller where agents who become free will find them by now. */
  private void list(Waiter waiter) {
    if (waiter.claim != null) {
      return;
    }
    roster.unlist(waiter);
    Queue queue = waiter.group.queue;
    if (queue == null) {
      return;
    }
    if (queue.rings().size() > 1) {
      Duration waited = Duration.between(waiter.request.since(), now);
      waiter.openRings = Math.max(waiter.openRings, Rings.open(queue, waited, estimate(waiter)));
    }
    if (Router.isHeld(waiter.request, explanation, now)) {
      AgentId personal = waiter.request.personal().map(Personal::agent).orElseThrow();
      roster.hold(waiter, Objects.requireNonNull(roster.find(personal)));
    } else {
      roster.list(waiter);
    }
    line.lookAt(waiter, nextLook(waiter, queue));
  }

  private Optional<Duration> estimate(Waiter waiter) {
    return waiter.group.estimates
        ? Optional.of(
            estimates.wait(waiter.request.queue(), line.position(waiter), waiter.group.present()))
        : Optional.empty();
  }

  /** When time alone may help the caller; null if never. */
  private @Nullable Instant nextLook(Waiter waiter, Queue queue) {
    Instant next = waiter.nextRetry(now);
    Instant limit = mayWaitUntil(waiter);
    if (limit != null && limit.isAfter(now)) {
      next = earlier(next, limit);
    }
    if (waiter.openRings < queue.rings().size()) {
      next =
          earlier(next, Rings.opens(queue, waiter.openRings, waiter.request.since()).orElse(null));
    }
    if (waiter.heldFor != null) {
      Duration patience = waiter.request.personal().map(Personal::patience).orElseThrow();
      next = earlier(next, waiter.request.since().plus(patience));
      next = earlier(next, waiter.heldFor.room.changes());
    }
    if (waiter.group.minds) {
      Duration usual = queue.choice().usualLength();
      for (Room room : waiter.group.rooms) {
        Instant closes = room.changes();
        if (closes != null && room.isOpen() && !closes.isBefore(now.plus(usual))) {
          next = earlier(next, closes.minus(usual).plusNanos(1)); // from then on it closes soon
        }
      }
    }
    return next;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
