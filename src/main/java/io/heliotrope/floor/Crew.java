package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Site;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.AgentState.BusyElsewhere;
import io.heliotrope.routing.AgentState.Paused;
import io.heliotrope.routing.AgentState.Ready;
import io.heliotrope.routing.AgentState.SignedOut;
import io.heliotrope.routing.AgentState.Unreachable;
import io.heliotrope.routing.AgentState.WrappingUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All agents, what each is doing, and until when at most. */
final class Crew {

  private Map<AgentId, Seat> seats = new LinkedHashMap<>();
  private final Map<Telephone, Seat> byTelephone = new HashMap<>();
  private final Alarms<Seat> deadlines = new Alarms<>();
  private Set<Seat> freed = new LinkedHashSet<>();

  private final Devices devices;
  private final Moment moment;

  Crew(Company company, Devices devices, Moment moment) {
    this.devices = devices;
    this.moment = moment;
    rulesChanged(company);
  }

  void clockSetBack(Duration by) {
    deadlines.setBack(by);
  }

  /** Those whose states end by themselves at or before now, earliest first. */
  List<Seat> due() {
    return deadlines.due(moment.now());
  }

  Optional<Instant> nextDeadline() {
    return deadlines.next();
  }

  /** The seat of that agent; null if there is none. */
  @Nullable Seat find(AgentId agent) {
    return seats.get(agent);
  }

  Collection<Seat> all() {
    return seats.values();
  }

  /** The seat with that telephone; null if there is none. */
  @Nullable Seat at(Telephone telephone) {
    return byTelephone.get(telephone);
  }

  /** What that agent is doing; signed out if there is none. */
  AgentState state(AgentId agent) {
    Seat seat = seats.get(agent);
    return seat == null ? new SignedOut(moment.now()) : seat.state;
  }

  DeviceState device(Seat seat) {
    return devices.state(seat.telephone, moment.now());
  }

  /** When the state of that agent ends by itself; null if it does not. */
  @Nullable Instant deadline(Seat seat) {
    return deadlines.at(seat);
  }

  void setDeadline(Seat seat, Instant at) {
    deadlines.set(seat, at);
  }

  void setEarlierDeadline(Seat seat, Instant at) {
    deadlines.setEarlier(seat, at);
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

  // ------------------------------------------------------------------------------ states

  /** Nothing but the telephone's word makes the agent free, or keeps them from being it. */
  void restAsTold(Seat seat) {
    rest(seat, Telephone.words(device(seat)));
  }

  /** The state of an agent who is in no call of ours: as on duty, and as the telephone says. */
  void rest(Seat seat, String cause) {
    AgentState state = resting(seat);
    boolean told = state instanceof BusyElsewhere || state instanceof Unreachable;
    boolean trusting = told && devices.isLost(seat.telephone.pbx());
    become(seat, state, cause, trusting ? moment.now().plus(Devices.TRUST) : null);
  }

  private AgentState resting(Seat seat) {
    return switch (seat.duty) {
      case Duty.SignedOut _ -> new SignedOut(moment.now());
      case Duty.Paused paused -> new Paused(moment.now(), paused.reason());
      case Duty.SignedIn _ ->
          switch (Telephone.word(device(seat))) {
            case FREE -> new Ready(moment.now());
            case BUSY -> new BusyElsewhere(moment.now());
            case AWAY -> new Unreachable(moment.now());
          };
    };
  }

  /** The same state again is no change: it keeps its beginning and has a new deadline only. */
  void become(Seat seat, AgentState to, String cause, @Nullable Instant deadline) {
    AgentState from = seat.state;
    deadlines.set(seat, deadline);
    if (!from.isAs(to)) {
      seat.state = to;
      seat.cause = cause;
      moment.tell(new FloorEvent.AgentChanged(seat.id(), from, to, cause));
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
        seat =
            new Seat(
                agent, telephone, Duty.atFirst(agent, moment.now()), new SignedOut(moment.now()));
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
    seat.state = new SignedOut(moment.now());
    seats.remove(seat.id());
    byTelephone.remove(seat.telephone, seat);
    deadlines.set(seat, null);
    if (!last.isAs(seat.state)) {
      moment.tell(
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
