package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Queue;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
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
  private final Claims claims;
  private final Line line;
  private final WaitEstimates waits = new WaitEstimates();
  private final Explanation explanation;
  private final Admission admission;
  private final Picking picking;
  private final Listing listing;
  private final PriorityQueue<Helper> free;
  private final Moment moment;

  private Rules rules;
  private SiteClock sites;
  private Roster roster;
  private boolean sitesChanged;
  private long fence;
  private long asked;
  private int heard;

  Matching(Crew crew, Claims claims, Line line, Rules rules, SiteClock sites, Moment moment) {
    this.crew = crew;
    this.claims = claims;
    this.line = line;
    this.rules = rules;
    this.sites = sites;
    this.moment = moment;
    this.roster = new Roster(rules.company(), sites, crew::state, null);
    this.explanation = new Explanation(rules, roster, moment.now());
    this.admission = new Admission(line, moment);
    this.picking = new Picking(moment);
    this.listing = new Listing(line, waits, explanation, moment);
    this.free =
        new PriorityQueue<>(
            (one, other) -> bestOf(one).comesBefore(bestOf(other), moment.now()) ? -1 : 1);
  }

  /** The last fence that was given. */
  long fence() {
    return fence;
  }

  /** Fences before this one are somebody else's. */
  void fenceFrom(long last) {
    fence = Math.max(fence, last);
  }

  /** A command has come. */
  void begin() {
    heard = 0;
    explanation.begin(rules, roster, moment.now());
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
        next = Listing.earlier(next, room.changes());
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
    explanation.begin(rules, roster, moment.now());
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
    var waiter = new Waiter(request, moment.now(), asked++, roster.group(request));
    roster.count(waiter.group, 1);
    line.add(waiter);
  }

  /** The caller talks with somebody. */
  void served(Waiter waiter) {
    CallId call = waiter.request.call();
    waits
        .served(call, moment.now())
        .ifPresent(
            score -> moment.tell(new FloorEvent.Estimated(call, waiter.request.queue(), score)));
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
    waiter.tried.put(agent, new AlreadyTried(moment.now(), how));
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
    List<Waiter> waiters = line.takeToLookAt(moment.now());
    for (Waiter waiter : waiters) {
      listing.list(waiter, roster);
    }
    if (waiters.size() > 1) {
      waiters.sort(
          (one, other) -> one.comesBefore(other, moment.now()) ? -1 : one == other ? 0 : 1);
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
      if (helper == null || (waiter != null && waiter.comesBefore(bestOf(helper), moment.now()))) {
        looked++;
        look(Objects.requireNonNull(waiter));
      } else {
        free.poll();
        Waiter best = bestOf(helper);
        if (helper.isReady() && best.claim == null && line.has(best)) {
          offer(
              best,
              Objects.requireNonNull(
                  picking.pick(best, roster), "nobody for whom somebody is free"));
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
    List<FloorEvent> events = moment.told();
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
    boolean wasPresent = Helper.isPresent(helper.state);
    boolean isPresent = Helper.isPresent(to);
    roster.become(helper, to);
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
    if (waiter.heldFor == null && isTurnedAway(waiter, admission.inVain(waiter))) {
      return;
    }
    boolean unanswered = waiter.unanswered;
    waiter.unanswered = false;
    Helper helper = picking.pick(waiter, roster);
    if (helper != null) {
      offer(waiter, helper);
    } else if (!isTurnedAway(waiter, admission.full(waiter)) && unanswered) {
      waiter.admitted = true;
      Place place = place(waiter);
      moment.tell(new FloorEvent.Queued(waiter.request.call(), waiter.request.queue(), place));
      explanation.add(waiter, null);
      if (!waiter.estimated) {
        waiter.estimated = true;
        waits.waits(waiter.request.call(), waiter.request.queue(), place.position(), moment.now());
      }
    }
  }

  private boolean isTurnedAway(Waiter waiter, @Nullable FloorEvent why) {
    if (why == null) {
      return false;
    }
    moment.tell(why);
    explanation.add(waiter, null);
    forget(waiter);
    return true;
  }

  /** What a caller would be told who asked for that and for whom nobody is awake. */
  Optional<FloorEvent.NobodyAwake> nobodyAwake(Request request) {
    Group group = roster.group(request);
    return group.nobodyAwake()
        ? Optional.of(new FloorEvent.NobodyAwake(request.call(), request.queue(), group.opens()))
        : Optional.empty();
  }

  /** Where the caller stands. */
  Place place(Waiter waiter) {
    QueueId queue = waiter.request.queue();
    int position = line.position(waiter);
    return new Place(position, waits.estimate(queue, position), waits.error(queue));
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
            queue.ringTime().plus(waiter.request.calledBack().orElse(Duration.ZERO)));
    explanation.add(waiter, helper);
    roster.unlist(waiter);
    line.claimed(waiter, claim);
    waiter.unanswered = false;
    waiter.admitted = true;
    helper.lastOffer = fence;
    moment.tell(new FloorEvent.Offered(claim));
    claims.claim(claim, queue);
    hear();
  }

  /** Looks for a caller for that agent. */
  private void lookFor(Helper helper) {
    helper.best = picking.bestFor(helper, roster);
    if (helper.best != null) {
      free.add(helper);
    }
  }
}
