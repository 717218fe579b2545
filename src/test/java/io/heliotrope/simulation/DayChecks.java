package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.FloorView;
import io.heliotrope.floor.FloorView.Caller;
import io.heliotrope.floor.FloorView.Person;
import io.heliotrope.floor.Rules;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Demand;
import io.heliotrope.routing.Rings;
import io.heliotrope.routing.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What must hold after every event of a day, whatever happened. */
final class DayChecks {

  /** An agent who let a caller pass is not asked again for that caller so soon. */
  private static final Duration REST = Duration.ofSeconds(30);

  /** An agent who passed a caller on is not asked again for so long, if others are there. */
  private static final Duration LONG_REST = Duration.ofMinutes(5);

  /** A disagreement between the floor and a telephone that speaks lasts no longer. */
  private static final Duration HEALED = Duration.ofMinutes(2);

  private final Day day;
  private final Map<SiteId, OpenState> sites = new HashMap<>();
  private final Map<CallId, Map<AgentId, Instant>> passed = new HashMap<>();
  private Map<CallId, AgentId> rung = Map.of();
  private Rules rules;
  private long fence;

  DayChecks(Day day, Rules rules) {
    this.day = day;
    this.rules = rules;
  }

  void rules(Rules changed) {
    rules = changed;
    sites.clear();
  }

  void clockSet() {
    sites.clear();
  }

  /** Its claims are over, and its calls gone. */
  void serverDied() {
    rung = Map.of();
  }

  void after(FloorCommand command, List<FloorEvent> events, FloorUnderTest floor) {
    FloorView view = floor.view();
    oneForEach(view);
    if (command instanceof FloorCommand.OfferEnded ended && !ended.outcome().hadTalk()) {
      passes(ended.claim().call(), ended.claim().agent());
    }
    for (FloorEvent event : events) {
      if (event instanceof FloorEvent.Offered offered) {
        offer(offered.claim(), view);
      }
    }
    if (command instanceof FloorCommand.Ask(var request) && !request.passedOn().isEmpty()) {
      day.lookAfter(LONG_REST.plusMillis(50));
    }
    nobodyIsForgotten(view);
    nobodyWaitsInVain(view);
    if (command instanceof FloorCommand.Tick) {
      nobodySticks(view);
      Optional<Instant> wake = floor.nextWake();
      promise(wake.isEmpty() || wake.get().isAfter(day.told()), "%s is over", wake);
    }
  }

  /** What must hold at any instant, whether or not the floor was told anything. */
  void look(FloorUnderTest floor) {
    nobodyWaitsInVain(floor.view());
  }

  /** Who had signed out or paused has done so still. */
  void standAsBefore(FloorView before, FloorView after) {
    Map<AgentId, Duty> duties = new HashMap<>();
    before.agents().forEach(person -> duties.put(person.agent().id(), person.duty()));
    for (Person person : after.agents()) {
      Duty was = duties.get(person.agent().id());
      promise(was == null || was.equals(person.duty()), "%s was %s", person, String.valueOf(was));
    }
  }

  /** No agent is in two claims, no caller has two agents, and both know of each other. */
  private void oneForEach(FloorView view) {
    Map<CallId, AgentId> offers = new HashMap<>();
    Map<CallId, AgentId> talks = new HashMap<>();
    Set<AgentId> agents = new HashSet<>();
    for (Person person : view.agents()) {
      promise(agents.add(person.agent().id()), "%s is there twice", person);
      switch (person.state()) {
        case AgentState.Reserved one -> offers.put(one.call(), person.agent().id());
        case AgentState.Ringing one -> offers.put(one.call(), person.agent().id());
        case AgentState.Talking one ->
            promise(
                talks.put(one.call(), person.agent().id()) == null,
                "%s has two agents",
                one.call());
        case AgentState.Ready _,
            AgentState.SignedOut _,
            AgentState.Paused _,
            AgentState.BusyElsewhere _,
            AgentState.WrappingUp _,
            AgentState.Unreachable _ -> {}
      }
    }
    Map<CallId, AgentId> callers = new HashMap<>();
    for (Caller caller : view.callers()) {
      promise(!talks.containsKey(caller.call()), "%s talks and waits", caller.call());
      caller
          .with()
          .ifPresent(agent -> {
            AgentId other = callers.put(caller.call(), agent);
            promise(other == null, "%s waits twice", caller.call());
          });
    }
    promise(callers.equals(offers), "callers have %s, agents have %s", callers, offers);
    rung.forEach((call, agent) -> {
      if (!agent.equals(offers.get(call))) {
        passes(call, agent);
      }
    });
    rung = offers;
    for (DayLine line : day.calls().values()) {
      CallId id = line.id();
      boolean has = talks.containsKey(id) || offers.containsKey(id);
      promise(!has || line.outcome() == null, "%s has left, but has an agent", id);
      promise(
          !has || line.doing() != DayLine.Doing.HANDED_OVER, "%s has the agent who left, too", id);
    }
  }

  private void passes(CallId call, AgentId agent) {
    passed.computeIfAbsent(call, _ -> new HashMap<>()).put(agent, day.told());
    day.lookAfter(REST.plusMillis(50)); // then the agent may be asked again, and is
  }

  private void offer(Claim claim, FloorView view) {
    promise(claim.fence() > fence, "%s: fences only grow, the last was %d", claim, fence);
    fence = claim.fence();
    promise(isOpen(claim.site()), "%s, but %s is closed", claim, claim.site());
    promise(
        claim.agent().equals(rung.get(claim.call())), "%s, but the agents have %s", claim, rung);
    DayLine call = day.calls().get(claim.call());
    promise(
        call != null
            && call.doing() != DayLine.Doing.TALKING
            && call.doing() != DayLine.Doing.HANDED_OVER,
        "%s for somebody who talks with another",
        claim);
    promise(call != null && call.doing() != DayLine.Doing.OVER, "%s for somebody who left", claim);
    inTurn(claim, view);
  }

  /** Nobody else whom this agent could have helped has waited longer. */
  private void inTurn(Claim claim, FloorView view) {
    Agent agent = Objects.requireNonNull(rules.company().agents().get(claim.agent()));
    Caller served =
        view.callers().stream()
            .filter(caller -> caller.call().equals(claim.call()))
            .findFirst()
            .orElseThrow();
    for (Caller other : view.callers()) {
      boolean before = since(other).isBefore(since(served));
      promise(
          !before
              || other.with().isPresent()
              || !mayHelp(agent, other)
              || passedLately(other, agent.id()),
          "%s, but %s has waited longer",
          claim,
          other);
    }
  }

  /** Whoever waits on the line is known to the floor, and nobody else. */
  private void nobodyIsForgotten(FloorView view) {
    Set<CallId> known = new HashSet<>();
    view.callers().forEach(caller -> known.add(caller.call()));
    for (DayLine call : day.calls().values()) {
      switch (call.doing()) {
        case WAITING ->
            promise(!call.waitsForTheFloor() || known.contains(call.id()), "%s is lost", call.id());
        case OVER ->
            promise(
                call.outcome() == null || !known.contains(call.id()),
                "%s has left, but is still in a queue",
                call.id());
        case HANDED_OVER ->
            promise(!known.contains(call.id()), "%s talks, but is in a queue", call.id());
        case RINGING, TALKING -> {}
      }
    }
  }

  /** No free agent beside a caller whom he or she could help; nobody waits for closed doors. */
  private void nobodyWaitsInVain(FloorView view) {
    for (Caller caller : view.callers()) {
      if (caller.with().isPresent()) {
        continue;
      }
      boolean somebodyAwake = false;
      for (Person person : view.agents()) {
        Agent agent = rules.company().agents().get(person.agent().id());
        if (agent == null || !couldHelp(agent, caller)) {
          continue;
        }
        somebodyAwake = true;
        promise(
            !(person.state() instanceof AgentState.Ready)
                || !mayHelp(agent, caller)
                || passedLately(caller, agent.id()),
            "%s waits beside %s",
            caller,
            person);
      }
      promise(somebodyAwake, "%s waits for closed doors", caller);
    }
  }

  /** Where a PBX speaks and a telephone has been idle for long, the agent is not held. */
  private void nobodySticks(FloorView view) {
    for (Person person : view.agents()) {
      DayAgent agent = day.agents().get(person.agent().id());
      if (agent == null
          || agent.phone() != DeviceState.NOT_IN_USE
          || agent.phoneFor().compareTo(HEALED) < 0
          || agent.pbx().goodFor().compareTo(HEALED) < 0) {
        continue;
      }
      boolean held =
          person.state() instanceof AgentState.Talking
              || person.state() instanceof AgentState.BusyElsewhere
              || person.state() instanceof AgentState.Unreachable;
      promise(
          !held || Duration.between(person.state().since(), day.told()).compareTo(HEALED) < 0,
          "%s is stuck: the telephone has been idle for %s",
          person,
          agent.phoneFor());
    }
  }

  /** Hours after the last call. */
  void nothingIsLeft(FloorUnderTest floor, Collection<DayLine> calls) {
    FloorView view = floor.view();
    for (DayLine call : calls) {
      promise(call.outcome() != null, "%s has no outcome", call.id());
    }
    promise(view.callers().isEmpty(), "left behind: %s", view.callers());
    for (Person person : view.agents()) {
      promise(person.state() instanceof AgentState.Ready, "left behind: %s", person);
    }
    promise(floor.nextWake().isEmpty(), "nothing to wait for, but %s", floor.nextWake());
  }

  /** Since when by the caller's own account. */
  private Instant since(Caller caller) {
    return Objects.requireNonNull(day.calls().get(caller.call())).since();
  }

  private boolean couldHelp(Agent agent, Caller caller) {
    Queue queue = rules.company().queues().get(caller.request().queue());
    return queue != null
        && isOpen(agent.site())
        && Router.inability(caller.request().language(), queue, agent).isEmpty();
  }

  /** Could the agent help by now, in one of the rings that have opened before this instant? */
  private boolean mayHelp(Agent agent, Caller caller) {
    Queue queue = Objects.requireNonNull(rules.company().queues().get(caller.request().queue()));
    Duration waited = Duration.between(caller.request().since(), day.told()).minusMillis(1);
    int open = Rings.open(queue, waited, Optional.empty());
    return couldHelp(agent, caller)
        && Demand.of(queue, caller.request().language(), Optional.empty()).stream()
            .filter(demand -> demand.ring() < open)
            .anyMatch(demand -> demand.sites().contains(agent.site()) && demand.fits(agent));
  }

  private boolean passedLately(Caller caller, AgentId agent) {
    Instant at = passed.getOrDefault(caller.call(), Map.of()).get(agent);
    Instant on = caller.request().passedOn().get(agent);
    return (at != null && day.told().isBefore(at.plus(REST)))
        || (on != null && day.told().isBefore(on.plus(LONG_REST)));
  }

  private boolean isOpen(SiteId site) {
    OpenState state = sites.get(site);
    if (state == null || state.until().filter(until -> !until.isAfter(day.told())).isPresent()) {
      state = Objects.requireNonNull(rules.hours().get(site)).at(day.told());
      sites.put(site, state);
    }
    return state.open();
  }

  private static void promise(boolean kept, String what, Object... about) {
    if (!kept) {
      throw new AssertionError(what.formatted(about));
    }
  }
}
