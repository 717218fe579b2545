package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Outlook;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Router;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Agents and callers who want one: a deterministic state machine. For one thread.
 *
 * <p>Whatever happens, three things hold afterwards: an agent is claimed for one caller at most and
 * a caller has one claim at most; no agent who could help a waiting caller is free; nobody waits
 * who could wait for ever.
 */
public final class Floor {

  /*
   * Every state that depends on somebody else's word is a lease: it ends by itself. Ringing ends
   * after the ring time and some grace, talking when the telephone has been free for a while,
   * unreachable after half a minute. Alarms remember the state they were set for and do nothing if
   * it is over.
   */

  private static final Duration RING_GRACE = Duration.ofSeconds(10);
  private static final Duration HEALS_AFTER = Duration.ofSeconds(5);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  private final Map<AgentId, Seat> seats = new LinkedHashMap<>();
  private final LinkedHashMap<CallId, Waiting> callers = new LinkedHashMap<>();
  private final Map<QueueId, Integer> lengths = new HashMap<>();
  private final Alarms alarms = new Alarms();
  private Rules rules;
  private OpeningTimes opening;
  private long lastFence;
  private boolean lookAgain;
  private List<FloorEvent> told = new ArrayList<>();
  private Instant now;

  /** Everybody is idle since {@code begins}. */
  public Floor(Rules rules, Instant begins) {
    this.rules = rules;
    this.now = begins;
    this.opening = new OpeningTimes(rules.hours());
    seat(rules);
  }

  /** Something happened at {@code at}: what follows from it, all at once. */
  public List<FloorEvent> apply(FloorCommand command, Instant at) {
    now = at;
    told = new ArrayList<>(4);
    boolean everybody = opening.changed(now) || command instanceof FloorCommand.RulesChanged;
    alarms.ring(now);
    switch (command) {
      case FloorCommand.Ask ask -> ask(ask.request());
      case FloorCommand.Leave leave -> leave(leave.call());
      case FloorCommand.TalkBegan began -> talkBegan(began.claim());
      case FloorCommand.OfferEnded ended -> offerEnded(ended.claim(), ended.outcome());
      case FloorCommand.DeviceChanged d -> deviceChanged(d.pbx(), d.endpoint(), d.state());
      case FloorCommand.DevicesKnown d -> devicesKnown(d.pbx(), d.devices());
      case FloorCommand.PbxLost lost -> pbxLost(lost.pbx());
      case FloorCommand.RulesChanged changed -> rulesChanged(changed.rules());
      case FloorCommand.Tick ignored -> {}
    }
    if (everybody) {
      lookAtEverybodyWaiting();
    } else if (lookAgain) {
      offerToWaiting();
    }
    lookAgain = false;
    return told;
  }

  /** When to {@link FloorCommand.Tick} at the latest. */
  public Optional<Instant> nextWake() {
    Stream<Instant> openings = callers.isEmpty() ? Stream.empty() : opening.nextChange().stream();
    return Stream.concat(alarms.next().stream(), openings).min(Instant::compareTo);
  }

  public FloorView view() {
    Map<SiteId, OpenState> sites = new HashMap<>();
    rules.company().sites().keySet().forEach(site -> sites.put(site, opening.at(site, now)));
    return new FloorView(
        seats.values().stream()
            .map(seat -> new FloorView.Person(seat.agent(), seat.state(), seat.device()))
            .toList(),
        callers.values().stream()
            .map(caller ->
                new FloorView.Caller(
                    caller.request(), Optional.ofNullable(caller.claim()).map(Claim::agent)))
            .toList(),
        sites);
  }

  private void ask(Request request) {
    leave(request.call()); // a call that asks anew gives up what it had
    var caller = new Waiting(request);
    callers.put(request.call(), caller);
    longer(caller, 1);
    serve(caller, true);
  }

  /** Offers, or else finds out whether waiting makes sense. */
  private void serve(Waiting caller, boolean tellPlace) {
    Decision decision = decide(caller);
    if (decision.taken().isPresent()) {
      offer(caller, decision);
    } else if (nobodyAwakeFor(caller.request())) {
      forget(caller);
      told.add(
          new FloorEvent.NobodyAwake(
              caller.request().call(),
              caller.request().queue(),
              firstOpening(caller.request()),
              decision));
    } else if (tellPlace) {
      told.add(
          new FloorEvent.Queued(
              caller.request().call(), caller.request().queue(), position(caller), decision));
    }
  }

  private void offer(Waiting caller, Decision decision) {
    Seat seat = Objects.requireNonNull(seats.get(decision.taken().orElseThrow()));
    Agent agent = seat.agent();
    Queue queue = queue(caller.request().queue());
    var claim =
        new Claim(
            ++lastFence,
            caller.request().call(),
            agent.id(),
            agent.site(),
            agent.endpoint(),
            queue.ringTime());
    claim(caller, claim);
    seat.claim(claim);
    change(seat, new AgentState.Ringing(now, claim.call()), "offered a call of " + queue.id());
    whenStillSo(
        seat,
        queue.ringTime().plus(RING_GRACE),
        () -> letGo(seat, "nobody said how the offer ended", "heard nothing of the offer"));
    told.add(new FloorEvent.Offered(claim, decision));
  }

  private void leave(CallId call) {
    Waiting caller = callers.get(call);
    if (caller == null) {
      return;
    }
    forget(caller);
    Claim claim = caller.claim();
    Seat seat = claim == null ? null : seats.get(claim.agent());
    if (seat != null && seat.holds(claim)) {
      free(seat, "the caller left");
    }
  }

  private void talkBegan(Claim claim) {
    Seat seat = seats.get(claim.agent());
    if (seat != null && seat.holds(claim) && seat.state() instanceof AgentState.Ringing) {
      change(seat, new AgentState.Talking(now, claim.call()), "talks with the caller");
    }
  }

  private void offerEnded(Claim claim, RingOutcome outcome) {
    Seat seat = seats.get(claim.agent());
    Waiting caller = callers.get(claim.call());
    if (seat != null && seat.holds(claim)) {
      seat.claim(null);
      afterOffer(seat, caller, outcome);
    }
    if (caller != null && claim.equals(caller.claim())) {
      claim(caller, null);
      if (callerIsDone(outcome)) {
        forget(caller);
      } else {
        passedBy(caller, claim.agent(), missed(outcome));
        serve(caller, true);
      }
    }
  }

  private void afterOffer(Seat seat, @Nullable Waiting caller, RingOutcome outcome) {
    switch (outcome) {
      case RingOutcome.Talked t -> wrapUp(seat, caller);
      case RingOutcome.TalkedUntilCallerLeft t -> wrapUp(seat, caller);
      case RingOutcome.Unreachable u ->
          notForAWhile(seat, new AgentState.Unreachable(now), "could not be reached");
      case RingOutcome.Congested c ->
          notForAWhile(seat, new AgentState.Unreachable(now), "no line to the telephone");
      case RingOutcome.Busy b ->
          notForAWhile(seat, new AgentState.BusyElsewhere(now), "the telephone was busy");
      case RingOutcome.NoAnswer n -> free(seat, "did not answer");
      case RingOutcome.Declined d -> free(seat, "declined");
      case RingOutcome.LeftBeforeCaller l -> free(seat, "hung up before the caller came");
      case RingOutcome.CallerGone g -> free(seat, "the caller hung up");
      case RingOutcome.Withdrawn w -> free(seat, "the offer was taken back");
    }
  }

  private void wrapUp(Seat seat, @Nullable Waiting caller) {
    Duration notes = caller == null ? Duration.ZERO : queue(caller.request().queue()).wrapUp();
    if (notes.isZero()) {
      free(seat, "the talk is over");
    } else {
      change(seat, new AgentState.WrappingUp(now, now.plus(notes)), "the talk is over");
      whenStillSo(seat, notes, () -> free(seat, "wrap-up is over"));
    }
  }

  private void notForAWhile(Seat seat, AgentState state, String cause) {
    change(seat, state, cause);
    whenStillSo(seat, TRY_AGAIN, () -> free(seat, "is tried again"));
  }

  /** The lease of an offer ran out: both sides go on without it. */
  private void letGo(Seat seat, String cause, String missed) {
    Claim claim = Objects.requireNonNull(seat.claim());
    Waiting caller = callers.get(claim.call());
    seat.claim(null);
    free(seat, cause);
    if (caller != null && claim.equals(caller.claim())) {
      claim(caller, null);
      passedBy(caller, claim.agent(), missed);
      lookAgain = true;
    }
  }

  private void passedBy(Waiting caller, AgentId agent, String how) {
    caller.passedBy(agent, now, how);
    alarms.at(now.plus(Waiting.MEMORY), () -> lookAgain = true);
  }

  private void deviceChanged(PbxName pbx, Endpoint endpoint, DeviceState device) {
    for (Seat seat : seats.values()) {
      if (seat.agent().endpoint().equals(endpoint) && isAt(seat, pbx)) {
        deviceTold(seat, device);
      }
    }
  }

  private void devicesKnown(PbxName pbx, Map<Endpoint, DeviceState> devices) {
    for (Seat seat : seats.values()) {
      if (isAt(seat, pbx)) {
        deviceTold(seat, devices.getOrDefault(seat.agent().endpoint(), DeviceState.UNKNOWN));
      }
    }
  }

  private void pbxLost(PbxName pbx) {
    devicesKnown(pbx, Map.of());
  }

  private void deviceTold(Seat seat, DeviceState device) {
    seat.device(device);
    switch (seat.state()) {
      case AgentState.Ready r -> followTelephone(seat);
      case AgentState.BusyElsewhere b -> followTelephone(seat);
      case AgentState.Unreachable u -> followTelephone(seat);
      case AgentState.Talking t -> healIfItStaysFree(seat);
      case AgentState.Ringing r -> {} // our own offer makes it ring
      case AgentState.WrappingUp w -> {}
      case AgentState.Paused p -> {}
      case AgentState.SignedOut s -> {}
    }
  }

  private void healIfItStaysFree(Seat seat) {
    if (seat.device() == DeviceState.NOT_IN_USE) {
      whenStillSo(
          seat,
          HEALS_AFTER,
          () -> {
            if (seat.device() == DeviceState.NOT_IN_USE) {
              letGo(seat, "the telephone has been free for a while", "the talk ended unnoticed");
            }
          });
    }
  }

  private void followTelephone(Seat seat) {
    AgentState next = seat.byTelephone(now);
    if (next.getClass() != seat.state().getClass()) {
      change(seat, next, "telephone: " + seat.device());
    }
  }

  private void free(Seat seat, String cause) {
    seat.claim(null);
    change(seat, seat.byTelephone(now), cause);
  }

  private void change(Seat seat, AgentState next, String cause) {
    AgentState before = seat.state();
    seat.state(next);
    if (seat.isReady()) {
      lookAgain = true;
    }
    told.add(new FloorEvent.AgentChanged(seat.agent().id(), before, next, cause));
  }

  /** Runs {@code then} after the delay, unless the agent's state has changed by then. */
  private void whenStillSo(Seat seat, Duration delay, Runnable then) {
    AgentState state = seat.state();
    alarms.at(
        now.plus(delay),
        () -> {
          if (seat.state() == state && seats.get(seat.agent().id()) == seat) {
            then.run();
          }
        });
  }

  private void rulesChanged(Rules next) {
    rules = next;
    opening = new OpeningTimes(next.hours());
    seat(next);
    for (Waiting caller : List.copyOf(callers.values())) {
      if (!next.company().queues().containsKey(caller.request().queue())) {
        forget(caller);
        var nobody =
            new Decision(now, caller.request(), next.version(), Optional.empty(), Map.of());
        told.add(
            new FloorEvent.NobodyAwake(
                caller.request().call(), caller.request().queue(), Optional.empty(), nobody));
      }
    }
  }

  private void seat(Rules next) {
    seats.keySet().retainAll(next.company().agents().keySet());
    next.company()
        .agents()
        .values()
        .forEach(
            agent -> seats.computeIfAbsent(agent.id(), id -> new Seat(agent, now)).agent(agent));
  }

  /** The longest waiting first, as long as somebody is free. */
  private void offerToWaiting() {
    for (Waiting caller : List.copyOf(callers.values())) {
      List<Agent> free = seats.values().stream().filter(Seat::isReady).map(Seat::agent).toList();
      if (free.isEmpty()) {
        return;
      }
      Queue queue = queue(caller.request().queue());
      if (caller.wantsAnOffer()
          && free.stream().anyMatch(one -> isAble(one, queue, caller.request()))) {
        serve(caller, false);
      }
    }
  }

  /** A site opened or closed, or the rules changed: nobody may wait in vain. */
  private void lookAtEverybodyWaiting() {
    for (Waiting caller : List.copyOf(callers.values())) {
      if (caller.wantsAnOffer()) {
        serve(caller, false);
      }
    }
  }

  private Decision decide(Waiting caller) {
    return Router.decide(caller.request(), new Now(caller), now);
  }

  /** Is there nobody at an open site who could ever take this call, however long it waits? */
  private boolean nobodyAwakeFor(Request request) {
    return able(request).noneMatch(agent -> opening.at(agent.site(), now).open());
  }

  private Optional<Instant> firstOpening(Request request) {
    return able(request)
        .map(Agent::site)
        .distinct()
        .flatMap(site -> opening.at(site, now).until().stream())
        .min(Instant::compareTo);
  }

  private Stream<Agent> able(Request request) {
    Queue queue = queue(request.queue());
    return seats.values().stream().map(Seat::agent).filter(agent -> isAble(agent, queue, request));
  }

  private static boolean isAble(Agent agent, Queue queue, Request request) {
    return Router.inability(request.language(), queue, agent).isEmpty();
  }

  /** Counts who waits in the same queue, from 1: the last one's is its length. */
  private int position(Waiting caller) {
    if (callers.lastEntry().getValue() == caller) {
      return lengths.getOrDefault(caller.request().queue(), 1);
    }
    int position = 1;
    for (Waiting other : callers.values()) {
      if (other == caller) {
        break;
      }
      if (other.wantsAnOffer() && other.request().queue().equals(caller.request().queue())) {
        position++;
      }
    }
    return position;
  }

  private void claim(Waiting caller, @Nullable Claim claim) {
    longer(caller, claim == null ? 1 : -1);
    caller.claim(claim);
  }

  private void longer(Waiting caller, int by) {
    lengths.merge(caller.request().queue(), by, Integer::sum);
  }

  private void forget(Waiting caller) {
    if (callers.remove(caller.request().call(), caller) && caller.wantsAnOffer()) {
      longer(caller, -1);
    }
  }

  private boolean isAt(Seat seat, PbxName pbx) {
    return Objects.requireNonNull(rules.company().sites().get(seat.agent().site()))
        .pbx()
        .equals(pbx);
  }

  private Queue queue(QueueId id) {
    return Objects.requireNonNull(rules.company().queues().get(id), () -> "no queue " + id);
  }

  private static boolean callerIsDone(RingOutcome outcome) {
    return outcome.hadTalk()
        || outcome instanceof RingOutcome.CallerGone
        || outcome instanceof RingOutcome.Withdrawn;
  }

  private static String missed(RingOutcome outcome) {
    return switch (outcome) {
      case RingOutcome.NoAnswer n -> "did not answer";
      case RingOutcome.Declined d -> "declined";
      case RingOutcome.Busy b -> "was busy";
      case RingOutcome.Unreachable u -> "could not be reached";
      case RingOutcome.Congested c -> "had no line";
      case RingOutcome.LeftBeforeCaller l -> "hung up before the caller came";
      case RingOutcome.Talked t -> "talked";
      case RingOutcome.TalkedUntilCallerLeft t -> "talked";
      case RingOutcome.CallerGone g -> "was left by the caller";
      case RingOutcome.Withdrawn w -> "was taken back";
    };
  }

  /** The floor as it stands, for routing one caller. */
  private final class Now implements Outlook {

    private final Waiting caller;

    Now(Waiting caller) {
      this.caller = caller;
    }

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
      return opening.at(site, now);
    }

    @Override
    public AgentState state(AgentId agent) {
      return Objects.requireNonNull(seats.get(agent), () -> "no agent " + agent).state();
    }

    @Override
    public Optional<AlreadyTried> tried(CallId call, AgentId agent) {
      return Optional.ofNullable(caller.tried(agent, now));
    }

    @Override
    public boolean everTried(CallId call, AgentId agent) {
      return caller.everTried(agent);
    }
  }
}
