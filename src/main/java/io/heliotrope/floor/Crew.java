package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Site;
import io.heliotrope.floor.Telephone.Word;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.AgentState.BusyElsewhere;
import io.heliotrope.routing.AgentState.Paused;
import io.heliotrope.routing.AgentState.Ready;
import io.heliotrope.routing.AgentState.Reserved;
import io.heliotrope.routing.AgentState.Ringing;
import io.heliotrope.routing.AgentState.SignedOut;
import io.heliotrope.routing.AgentState.Talking;
import io.heliotrope.routing.AgentState.Unreachable;
import io.heliotrope.routing.AgentState.WrappingUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All agents: what each is doing, by whose claim, and as their telephones say. */
final class Crew {

  /*
   * An agent has one state at any instant, and each state has at most one deadline:
   *
   *   Reserved, Ringing
   *                  its lease: ring time and grace, should nobody say how the offer ended
   *   Talking        the longest talk there is; but soon, once the telephone is said to be idle
   *   WrappingUp     its end
   *   Ready          a moment after a claim in which the telephone's word may be an echo of us
   *   Unreachable    another try, if it was an offer that could not reach the telephone
   *   BusyElsewhere  the end of our trust in the last word of a PBX we have lost
   *
   * The end of an offer or a talk is what the caller's line says it is. The telephone's own word
   * comes by another way, a millisecond before or after (measured on Asterisk 22.10), or minutes
   * late: so it decides only where we have no claim, and heals a talk whose end went unheard.
   */

  /** Beyond the ring time, for word of how an offer ended. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** The longest talk our dialplan allows. */
  static final Duration LONGEST_TALK = Duration.ofHours(4);

  /** A telephone that is idle so long while we believe in a talk has had its talk. */
  static final Duration HEAL = Duration.ofSeconds(5);

  /** So long after a claim a telephone said to be busy may be an echo of that claim. */
  static final Duration ECHO = Duration.ofSeconds(2);

  /** A telephone that an offer could not reach is tried again after this. */
  static final Duration RETRY = Duration.ofSeconds(30);

  private Map<AgentId, Seat> seats = new LinkedHashMap<>();
  private final Map<Telephone, Seat> byTelephone = new HashMap<>();
  private final Map<CallId, Seat> claimed = new HashMap<>();
  private final Devices devices = new Devices();
  private final Duties duties = new Duties(this);
  private final Alarms<Seat> deadlines = new Alarms<>();
  private Set<Seat> freed = new LinkedHashSet<>();

  private Instant now;
  private List<FloorEvent> events = new ArrayList<>();

  Crew(Company company, Instant now) {
    this.now = now;
    rulesChanged(company);
  }

  /** From now on it is {@code at}; what changes is told to {@code events}. */
  void begin(Instant at, List<FloorEvent> sink) {
    now = at;
    events = sink;
  }

  void clockSetBack(Duration by) {
    deadlines.setBack(by);
  }

  /** Hears of offers of which nobody said how they ended. */
  interface Lapsed {
    void missed(Claim claim);

    void talks(Claim claim);
  }

  /** Lets deadlines pass. */
  void advance(Lapsed lapsed) {
    for (Seat seat : deadlines.due(now)) {
      switch (seat.state) {
        case Reserved reserved -> leaseOver(seat, reserved.call(), lapsed);
        case Ringing ringing -> leaseOver(seat, ringing.call(), lapsed);
        case Talking _ ->
            endTalk(
                seat, "nobody said that the talk is over, but " + Telephone.words(device(seat)));
        case WrappingUp _ -> rest(seat, "the wrap-up is over");
        case Unreachable _ -> rest(seat, "to be tried again");
        case Ready _, BusyElsewhere _ -> restAsTold(seat);
        case SignedOut _, Paused _ -> {}
      }
    }
  }

  /**
   * Ringing ends by itself in Asterisk, so an offer without an end by now is a talk that nobody
   * could tell us of (the PBX is not heard), unless the telephone is known to be idle.
   */
  private void leaseOver(Seat seat, CallId call, Lapsed lapsed) {
    DeviceState device = device(seat);
    boolean idle = device != DeviceState.UNKNOWN && Telephone.word(device) != Word.BUSY;
    if (idle && seat.claim != null) {
      lapsed.missed(seat.claim);
      endClaim(seat);
      rest(seat, "nobody said how the offer ended");
    } else if (seat.claim != null) {
      lapsed.talks(seat.claim);
      become(seat, new Talking(now, call), "still on the line", now.plus(LONGEST_TALK));
    }
  }

  Optional<Instant> nextDeadline() {
    return deadlines.next();
  }

  Instant now() {
    return now;
  }

  void tell(FloorEvent event) {
    events.add(event);
  }

  /** What came of what was asked for that agent. */
  AgentAnswer ask(FloorCommand.OfAgent command) {
    return duties.ask(command);
  }

  /** The seat of that agent; null if there is none. */
  @Nullable Seat find(AgentId agent) {
    return seats.get(agent);
  }

  Collection<Seat> all() {
    return seats.values();
  }

  /** What that agent is doing; signed out if there is none. */
  AgentState state(AgentId agent) {
    Seat seat = seats.get(agent);
    return seat == null ? new SignedOut(now) : seat.state;
  }

  DeviceState device(Seat seat) {
    return devices.state(seat.telephone, now);
  }

  /** Those who became ready since this was asked last, and still are. */
  Set<Seat> takeFreed() {
    if (freed.isEmpty()) {
      return Set.of();
    }
    Set<Seat> taken = freed;
    freed = new LinkedHashSet<>(); // to clear a set that was large once takes long for ever after
    taken.removeIf(seat -> !seat.isReady());
    return taken;
  }

  /** The agents at these sites, or these agents, are to be looked at as if just freed. */
  void lookAgain(Collection<SiteId> sites, Collection<AgentId> agents) {
    if (sites.isEmpty() && agents.isEmpty()) {
      return;
    }
    for (Seat seat : seats.values()) {
      if (sites.contains(seat.agent.site()) || agents.contains(seat.id())) {
        markFree(seat);
      }
    }
  }

  // ------------------------------------------------------------------------------ claims

  /** The ready agent is to be rung by this claim and no other from now on. */
  void claim(Claim claim, Queue queue) {
    Seat seat = seats.get(claim.agent());
    if (seat == null || !seat.isReady()) {
      throw new IllegalStateException("Not ready to be claimed: " + seat);
    }
    seat.claim = claim;
    seat.wrapUp = queue.wrapUp();
    seat.missesBeforePause = queue.missesBeforePause();
    claimed.put(claim.call(), seat);
    Instant lease = now.plus(claim.ringTime()).plus(GRACE);
    become(seat, new Reserved(now, claim.call()), "chosen for " + claim.call(), lease);
  }

  /** The telephone rings by that claim; the lease stays as it is. */
  void rings(Seat seat) {
    if (seat.state instanceof Reserved reserved) {
      CallId call = reserved.call();
      become(seat, new Ringing(now, call), "rung for " + call, deadlines.at(seat));
    }
  }

  /** The seat this claim holds; null if the claim is dead. */
  @Nullable Seat held(Claim claim) {
    Seat seat = seats.get(claim.agent());
    return seat != null && seat.claim != null && seat.claim.fence() == claim.fence() ? seat : null;
  }

  /** The seat that is claimed for that call; null if none is. */
  @Nullable Seat heldFor(CallId call) {
    return claimed.get(call);
  }

  void talk(Seat seat, CallId call) {
    seat.misses = 0;
    become(seat, new Talking(now, call), "talks with " + call, now.plus(LONGEST_TALK));
  }

  /** The talk is over: wrap-up, or free at once. */
  void endTalk(Seat seat, String cause) {
    seat.misses = 0;
    if (seat.wrapUp.isZero() || !seat.takesCalls()) {
      release(seat, cause);
    } else {
      endClaim(seat);
      Instant until = now.plus(seat.wrapUp);
      become(seat, new WrappingUp(now, until), cause, until);
    }
  }

  /** When the state of that agent ends by itself; empty if it does not. */
  Optional<Instant> deadline(Seat seat) {
    return Optional.ofNullable(deadlines.at(seat));
  }

  void wrapUpUntil(Seat seat, Instant until, String cause) {
    become(seat, new WrappingUp(seat.state.since(), until), cause, until);
  }

  /** The offer went unanswered: after so many in a row the agent is paused. */
  void unanswered(Seat seat) {
    duties.missed(seat);
    release(seat, "did not answer");
  }

  /** The claim is over and the agent free, though the telephone may still speak of our own call. */
  void release(Seat seat, String cause) {
    endClaim(seat);
    if (!seat.takesCalls() || Telephone.word(device(seat)) == Word.AWAY) {
      rest(seat, cause);
    } else {
      become(seat, new Ready(now), cause, now.plus(ECHO));
    }
  }

  /** The claim is over, as the telephone was busy with something else. */
  void busy(Seat seat) {
    if (Telephone.word(device(seat)) == Word.BUSY) {
      endClaim(seat);
      rest(seat, "was busy");
    } else {
      release(seat, "was busy");
    }
  }

  /** The claim is over, as there was no way to the telephone. */
  void unreachable(Seat seat) {
    endClaim(seat);
    if (seat.takesCalls()) {
      become(seat, new Unreachable(now), "could not be reached", now.plus(RETRY));
    } else {
      rest(seat, "could not be reached");
    }
  }

  private void endClaim(Seat seat) {
    if (seat.claim != null) {
      claimed.remove(seat.claim.call());
      seat.claim = null;
    }
  }

  // ------------------------------------------------------------------------------ another life

  /**
   * Everybody stands as before, but what the floor before had claimed is over: the caller's line
   * was lost with it. Their talk may go on, as the PBX will say.
   */
  void recall(Roll roll) {
    if (!claimed.isEmpty()) {
      throw new IllegalStateException("The floor is in use; it can't be recalled any more.");
    }
    roll.agents()
        .forEach((id, standing) -> {
          Seat seat = seats.get(id);
          if (seat != null) {
            recall(seat, standing);
          }
        });
  }

  private void recall(Seat seat, Roll.Standing before) {
    seat.duty = before.duty();
    seat.state = before.state();
    seat.cause = "as before the server was started";
    switch (before.state()) {
      case Reserved reserved -> outlive(seat, reserved.call());
      case Ringing ringing -> outlive(seat, ringing.call());
      case Talking talking -> outlive(seat, talking.call());
      case WrappingUp wrap when seat.takesCalls() && wrap.until().isAfter(now) -> {
        Instant longest = now.plus(Duties.LONGEST_WRAP_UP);
        Instant until = wrap.until().isAfter(longest) ? longest : wrap.until();
        become(seat, new WrappingUp(wrap.since(), until), "the clock was set back", until);
      }
      case WrappingUp _ -> rest(seat, "the wrap-up is over");
      case SignedOut _, Ready _, Paused _, BusyElsewhere _, Unreachable _ ->
          rest(seat, "the server was started");
    }
  }

  private void outlive(Seat seat, CallId call) {
    String cause = "the claim for %s died with the server before".formatted(call);
    if (seat.takesCalls()) {
      become(seat, new BusyElsewhere(now), cause, now.plus(Devices.TRUST));
    } else {
      rest(seat, cause);
    }
  }

  // ------------------------------------------------------------------------------ telephones

  void deviceChanged(Telephone telephone, DeviceState state) {
    devices.changed(telephone, state);
    Seat seat = byTelephone.get(telephone);
    if (seat != null) {
      said(seat, state);
    }
  }

  void devicesKnown(PbxName pbx, Map<Endpoint, DeviceState> states) {
    devices.known(pbx, states);
    for (Seat seat : List.copyOf(seats.values())) {
      if (seat.telephone.pbx().equals(pbx)) {
        said(seat, device(seat));
      }
    }
  }

  void pbxLost(PbxName pbx) {
    devices.lost(pbx, now);
    for (Seat seat : seats.values()) {
      if (seat.telephone.pbx().equals(pbx)) {
        switch (seat.state) {
          case Talking _ -> deadlines.set(seat, now.plus(LONGEST_TALK));
          case BusyElsewhere _, Unreachable _ -> {
            if (!deadlines.isSet(seat)) {
              deadlines.set(seat, now.plus(Devices.TRUST));
            }
          }
          case Ready _, Reserved _, Ringing _, WrappingUp _, SignedOut _, Paused _ -> {}
        }
      }
    }
  }

  private void said(Seat seat, DeviceState state) {
    Word word = Telephone.word(state);
    switch (seat.state) {
      case Talking _ -> {
        if (word == Word.BUSY) {
          deadlines.set(seat, now.plus(LONGEST_TALK));
        } else if (state != DeviceState.UNKNOWN) {
          deadlines.setEarlier(seat, now.plus(HEAL));
        }
      }
      case Ready _ -> {
        boolean mayBeEcho = word == Word.BUSY && deadlines.isSet(seat);
        if (word != Word.FREE && !mayBeEcho) {
          restAsTold(seat);
        }
      }
      case BusyElsewhere _, Unreachable _ -> restAsTold(seat);
      case Reserved _, Ringing _, WrappingUp _, SignedOut _, Paused _ -> {}
    }
  }

  // ------------------------------------------------------------------------------ states

  /** Nothing but the telephone's word makes the agent free, or keeps them from being it. */
  private void restAsTold(Seat seat) {
    rest(seat, Telephone.words(device(seat)));
  }

  /** The state of an agent who is in no call of ours: as on duty, and as the telephone says. */
  void rest(Seat seat, String cause) {
    AgentState state = resting(seat);
    boolean told = state instanceof BusyElsewhere || state instanceof Unreachable;
    boolean trusting = told && devices.isLost(seat.telephone.pbx());
    become(seat, state, cause, trusting ? now.plus(Devices.TRUST) : null);
  }

  private AgentState resting(Seat seat) {
    return switch (seat.duty) {
      case Duty.SignedOut _ -> new SignedOut(now);
      case Duty.Paused paused -> new Paused(now, paused.reason());
      case Duty.SignedIn _ ->
          switch (Telephone.word(device(seat))) {
            case FREE -> new Ready(now);
            case BUSY -> new BusyElsewhere(now);
            case AWAY -> new Unreachable(now);
          };
    };
  }

  /** The same state again is no change: it keeps its beginning and has a new deadline only. */
  private void become(Seat seat, AgentState to, String cause, @Nullable Instant deadline) {
    AgentState from = seat.state;
    deadlines.set(seat, deadline);
    if (!from.isAs(to)) {
      seat.state = to;
      seat.cause = cause;
      events.add(new FloorEvent.AgentChanged(seat.id(), from, to, cause));
    }
    if (seat.leaving && seat.claim == null) {
      remove(seat);
    }
    markFree(seat);
  }

  private void markFree(Seat seat) {
    if (seat.isReady()) {
      freed.add(seat);
    }
  }

  // ------------------------------------------------------------------------------ files

  /** Agents come, move and leave as the files say; whoever is claimed leaves after that. */
  void rulesChanged(Company company) {
    Map<AgentId, Seat> before = seats;
    seats = new LinkedHashMap<>();
    for (Agent agent : company.agents().values()) {
      Telephone telephone = telephone(agent, company);
      Seat seat = before.remove(agent.id());
      if (seat == null) {
        seat = new Seat(agent, telephone, Duty.atFirst(agent, now), new SignedOut(now));
        seats.put(agent.id(), seat);
        seat.state = resting(seat);
      } else {
        seats.put(agent.id(), seat);
        boolean moved = !seat.telephone.equals(telephone);
        seat.agent = agent;
        seat.telephone = telephone;
        seat.leaving = false;
        if (moved && seat.claim == null && !(seat.state instanceof WrappingUp)) {
          rest(seat, "the files changed");
        }
      }
      markFree(seat);
    }
    for (Seat seat : before.values()) {
      seat.leaving = true;
      if (seat.claim == null) {
        remove(seat);
      } else {
        seats.put(seat.id(), seat);
      }
    }
    byTelephone.clear();
    seats.values().forEach(seat -> byTelephone.put(seat.telephone, seat));
  }

  private void remove(Seat seat) {
    AgentState last = seat.state;
    seat.state = new SignedOut(now);
    seats.remove(seat.id());
    byTelephone.remove(seat.telephone, seat);
    deadlines.set(seat, null);
    if (!last.isAs(seat.state)) {
      events.add(
          new FloorEvent.AgentChanged(seat.id(), last, seat.state, "no longer in the files"));
    }
  }

  private static Telephone telephone(Agent agent, Company company) {
    Site site = company.sites().get(agent.site());
    if (site == null) {
      throw new IllegalArgumentException(
          "Agent '%s' is at site '%s', which is none.".formatted(agent.id(), agent.site()));
    }
    return new Telephone(site.pbx(), agent.endpoint());
  }
}
