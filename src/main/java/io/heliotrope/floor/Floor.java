package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The floor. For one writer; the same commands at the same instants always give the same events.
 *
 * <p>Asking for a person, and every miss after it, is answered by exactly one of Offered, Queued,
 * NobodyAwake and AtLimit. A caller who is Queued hears later of an offer, that the last site has
 * closed, or that the queue is at a limit.
 */
public final class Floor {

  private final Crew crew;
  private final Line line = new Line();
  private final Matching matching;

  private final Crew.Lapsed lapsed =
      new Crew.Lapsed() {
        @Override
        public void missed(Claim claim) {
          Floor.this.missed(claim, "gave no word about");
        }

        @Override
        public void talks(Claim claim) {
          served(claim);
        }
      };

  /** Those who talk, should their line say in the end that they did not. */
  private final Map<CallId, Talker> talkers = new HashMap<>();

  private Rules rules;
  private SiteClock sites;
  private Instant now;

  /** A floor on which every agent of the files is signed in. */
  public Floor(Rules rules, Instant now) {
    this.rules = rules;
    this.now = now;
    this.sites = new SiteClock(rules, now);
    this.crew = new Crew(rules.company(), now);
    this.matching = new Matching(crew, line, rules, sites, now);
  }

  /**
   * What comes of that command, in order.
   *
   * @param at usually after the command before; if it is earlier, the clock was set back
   */
  public List<FloorEvent> apply(FloorCommand command, Instant at) {
    List<FloorEvent> events = new ArrayList<>();
    if (at.isBefore(now)) {
      clockSetBack(Duration.between(at, now));
    }
    now = at;
    crew.begin(now, events);
    matching.begin(now, events);
    advance();
    switch (command) {
      case FloorCommand.Ask ask -> ask(ask.request());
      case FloorCommand.Leave leave -> leave(leave.call());
      case FloorCommand.Rang rang -> rang(rang.claim());
      case FloorCommand.OfAgent asked ->
          events.add(new FloorEvent.AgentAnswered(asked.agent(), crew.ask(asked)));
      case FloorCommand.TalkBegan began -> talkBegan(began.claim());
      case FloorCommand.OfferEnded ended -> offerEnded(ended.claim(), ended.outcome());
      case FloorCommand.DeviceChanged device ->
          crew.deviceChanged(new Telephone(device.pbx(), device.endpoint()), device.state());
      case FloorCommand.DevicesKnown all -> crew.devicesKnown(all.pbx(), all.devices());
      case FloorCommand.PbxLost lost -> crew.pbxLost(lost.pbx());
      case FloorCommand.RulesChanged changed -> rulesChanged(changed.rules());
      case FloorCommand.Recall recall -> {
        crew.recall(recall.roll());
        matching.agentsChanged();
        matching.fenceFrom(recall.roll().fence());
      }
      case FloorCommand.Tick _ -> {}
    }
    matching.match();
    return events;
  }

  /** When a {@link FloorCommand.Tick} is due at the latest, if nothing else happens before. */
  public Optional<Instant> nextWake() {
    return Stream.of(crew.nextDeadline(), matching.nextWake())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /**
   * Why the last command's Offered, Queued, NobodyAwake and AtLimit came out as they did, one for
   * each in their order. They are put together when they are asked for: tell people what was
   * decided first.
   */
  public List<Decision> decisions() {
    return matching.decisions();
  }

  /** What the next floor needs to know of this one. */
  public Roll roll() {
    Map<AgentId, Roll.Standing> agents = new LinkedHashMap<>();
    crew.all().forEach(seat -> agents.put(seat.id(), new Roll.Standing(seat.duty, seat.state)));
    return new Roll(agents, matching.fence());
  }

  /** All agents as they stand, in the order of the files. */
  public List<FloorView.Person> people() {
    return crew.all().stream()
        .map(seat ->
            new FloorView.Person(seat.agent, seat.duty, seat.state, seat.cause, crew.device(seat)))
        .toList();
  }

  /** Where that caller stands in line; empty if they do not wait, or somebody is rung for them. */
  public Optional<Place> place(CallId call) {
    Waiter waiter = line.find(call);
    return waiter == null || waiter.claim != null
        ? Optional.empty()
        : Optional.of(matching.place(waiter));
  }

  /** Everything as it stands. */
  public FloorView view() {
    return new FloorView(
        now,
        rules.version(),
        people(),
        line.inOrder().stream()
            .map(waiter ->
                new FloorView.Caller(
                    waiter.request,
                    line.position(waiter),
                    Optional.ofNullable(waiter.claim).map(Claim::agent)))
            .toList(),
        sites.all());
  }

  private void clockSetBack(Duration by) {
    crew.clockSetBack(by);
    line.clockSetBack(by);
    sites = new SiteClock(rules, now.minus(by));
    matching.clockSetBack(sites);
    crew.lookAgain(rules.company().sites().keySet(), Set.of());
  }

  private void advance() {
    crew.advance(lapsed);
    List<SiteId> changed = sites.advance(now);
    if (!changed.isEmpty()) {
      matching.sitesChanged();
    }
    crew.lookAgain(changed, Set.of());
  }

  private void rulesChanged(Rules changed) {
    rules = changed;
    sites = new SiteClock(changed, now);
    crew.rulesChanged(changed.company());
    matching.rulesChanged(changed, sites);
  }

  private void ask(Request request) {
    leave(request.call());
    matching.ask(request);
  }

  private void leave(CallId call) {
    talkers.remove(call);
    forget(call);
    Seat seat = crew.heldFor(call);
    if (seat != null && seat.state instanceof AgentState.Talking) {
      crew.endTalk(seat, "the caller left");
    } else if (seat != null) {
      crew.release(seat, "the caller left");
    }
  }

  private void rang(Claim claim) {
    Seat seat = crew.held(claim);
    if (seat != null) {
      crew.rings(seat);
    }
  }

  private void talkBegan(Claim claim) {
    Seat seat = crew.held(claim);
    if (seat != null) {
      served(claim);
      crew.talk(seat, claim.call());
    }
  }

  private void offerEnded(Claim claim, RingOutcome outcome) {
    boolean waitsAgain = neverTalked(claim, outcome);
    Seat seat = crew.held(claim);
    if (seat == null) { // the claim is dead
      if (waitsAgain) {
        missed(claim, "gave no word about");
      }
      return;
    }
    if (seat.state instanceof AgentState.Talking && !waitsAgain) {
      crew.endTalk(seat, "the talk is over");
      return;
    }
    switch (outcome) {
      case RingOutcome.Talked _, RingOutcome.TalkedUntilCallerLeft _ -> {
        served(claim);
        talkers.remove(claim.call());
        crew.endTalk(seat, "the talk is over");
      }
      case RingOutcome.CallerGone _, RingOutcome.Withdrawn _ -> {
        forget(claim.call());
        crew.release(seat, "the caller left");
      }
      case RingOutcome.NoAnswer _ -> {
        missed(claim, "did not answer");
        crew.unanswered(seat);
      }
      case RingOutcome.Declined _ -> {
        missed(claim, "refused");
        crew.release(seat, "refused");
      }
      case RingOutcome.LeftBeforeCaller _ -> {
        missed(claim, "hung up before");
        crew.release(seat, "hung up before the caller was there");
      }
      case RingOutcome.Congested _ -> {
        missed(claim, "had no line for");
        crew.release(seat, "there was no line");
      }
      case RingOutcome.Busy _ -> {
        missed(claim, "was busy for");
        crew.busy(seat);
      }
      case RingOutcome.Unreachable _ -> {
        missed(claim, "could not be reached for");
        crew.unreachable(seat);
      }
    }
  }

  private void missed(Claim claim, String how) {
    Waiter waiter = line.find(claim.call());
    if (waiter != null) {
      matching.missed(waiter, claim.agent(), how);
    }
  }

  private void served(Claim claim) {
    Waiter waiter = line.find(claim.call());
    if (waiter != null) {
      talkers.put(claim.call(), new Talker(claim.fence(), waiter.request));
      matching.served(waiter);
    }
  }

  /**
   * We took caller and agent for talking, as nobody told us otherwise in time; the line says that
   * they never did. Then the caller has waited all the while, and waits again.
   */
  private boolean neverTalked(Claim claim, RingOutcome outcome) {
    Talker talker = talkers.get(claim.call());
    if (talker == null || talker.fence() != claim.fence()) {
      return false;
    }
    talkers.remove(claim.call());
    boolean missed =
        switch (outcome) {
          case RingOutcome.Talked _,
              RingOutcome.TalkedUntilCallerLeft _,
              RingOutcome.CallerGone _,
              RingOutcome.Withdrawn _ ->
              false;
          case RingOutcome.NoAnswer _,
              RingOutcome.Busy _,
              RingOutcome.Declined _,
              RingOutcome.Unreachable _,
              RingOutcome.Congested _,
              RingOutcome.LeftBeforeCaller _ ->
              true;
        };
    if (missed) {
      matching.ask(talker.request());
    }
    return missed;
  }

  private record Talker(long fence, Request request) {}

  private void forget(CallId call) {
    Waiter waiter = line.find(call);
    if (waiter != null) {
      matching.forget(waiter);
    }
  }
}
