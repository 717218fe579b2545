package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The floor. For one writer; the same commands at the same instants always give the same events.
 *
 * <p>Asking for a person, and every miss after it, is answered by exactly one of Offered, Queued
 * and NobodyAwake. A caller who is Queued hears later of an offer, or that the last site has
 * closed.
 */
public final class Floor {

  /*
   * What frees an agent is remembered, and at the end of each command the callers who wait are
   * matched with those agents, longest wait first. As no agent who could help was left free beside a
   * waiting caller before, nobody else needs to be looked at, but for callers without an answer.
   */

  private final Crew crew;
  private final Line line = new Line();
  private final Outlook outlook = new AsItStands();

  private final Crew.Lapsed lapsed =
      new Crew.Lapsed() {
        @Override
        public void missed(Claim claim) {
          Floor.this.missed(claim, "gave no word about");
        }

        @Override
        public void talks(CallId call) {
          forget(call);
        }
      };

  /** As the files say, once for each queue and language in use. */
  private final Map<Need, Set<SiteId>> ableSites = new HashMap<>();

  private Rules rules;
  private SiteClock sites;
  private boolean sitesChanged;
  private Instant now;
  private long fence;
  private long asked;
  private List<FloorEvent> events = new ArrayList<>();

  /** A floor on which every agent of the files is signed in. */
  public Floor(Rules rules, Instant now) {
    this.rules = rules;
    this.now = now;
    this.sites = new SiteClock(rules, now);
    this.crew = new Crew(rules.company(), now);
  }

  /**
   * What comes of that command, in order.
   *
   * @param at usually after the command before; if it is earlier, the clock was set back
   */
  public List<FloorEvent> apply(FloorCommand command, Instant at) {
    events = new ArrayList<>();
    if (at.isBefore(now)) {
      clockSetBack(Duration.between(at, now));
    }
    now = at;
    crew.begin(now, events);
    advance();
    switch (command) {
      case FloorCommand.Ask ask -> ask(ask.request());
      case FloorCommand.Leave leave -> leave(leave.call());
      case FloorCommand.TalkBegan began -> talkBegan(began.claim());
      case FloorCommand.OfferEnded ended -> offerEnded(ended.claim(), ended.outcome());
      case FloorCommand.DeviceChanged device ->
          crew.deviceChanged(new Telephone(device.pbx(), device.endpoint()), device.state());
      case FloorCommand.DevicesKnown all -> crew.devicesKnown(all.pbx(), all.devices());
      case FloorCommand.PbxLost lost -> crew.pbxLost(lost.pbx());
      case FloorCommand.RulesChanged changed -> rulesChanged(changed.rules());
      case FloorCommand.Tick _ -> {}
    }
    match();
    return events;
  }

  /** When a {@link FloorCommand.Tick} is due at the latest, if nothing else happens before. */
  public Optional<Instant> nextWake() {
    Stream<Instant> changes =
        line.awaitedSites().stream().flatMap(site -> sites.at(site).until().stream());
    Stream<Instant> alarms =
        Stream.of(crew.nextDeadline(), line.nextRetry()).flatMap(Optional::stream);
    return Stream.concat(changes, alarms).min(Comparator.naturalOrder());
  }

  /** Everything as it stands. */
  public FloorView view() {
    return new FloorView(
        now,
        rules.version(),
        crew.all().stream()
            .map(seat -> new FloorView.Person(seat.agent, seat.state, crew.device(seat)))
            .toList(),
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
    sitesChanged = true;
    crew.lookAgain(rules.company().sites().keySet(), Set.of());
  }

  private void advance() {
    crew.advance(lapsed);
    List<SiteId> changed = sites.advance(now);
    sitesChanged |= !changed.isEmpty();
    crew.lookAgain(changed, line.rested(now));
  }

  private void rulesChanged(Rules changed) {
    rules = changed;
    sites = new SiteClock(changed, now);
    sitesChanged = true;
    crew.rulesChanged(changed.company());
    ableSites.clear();
    line.inOrder().forEach(waiter -> line.ableSites(waiter, ableSites(waiter.request)));
  }

  private void ask(Request request) {
    leave(request.call());
    var waiter = new Waiter(request, asked++);
    waiter.ableSites = ableSites(request);
    line.add(waiter);
  }

  private void leave(CallId call) {
    forget(call);
    Seat seat = crew.heldFor(call);
    if (seat != null && seat.state instanceof AgentState.Talking) {
      crew.endTalk(seat, "the caller left");
    } else if (seat != null) {
      crew.release(seat, "the caller left");
    }
  }

  private void talkBegan(Claim claim) {
    Seat seat = crew.held(claim);
    if (seat != null) {
      forget(claim.call());
      crew.talk(seat, claim.call());
    }
  }

  private void offerEnded(Claim claim, RingOutcome outcome) {
    Seat seat = crew.held(claim);
    if (seat == null) {
      return; // the claim is dead
    }
    if (seat.state instanceof AgentState.Talking) {
      crew.endTalk(seat, "the talk is over");
      return;
    }
    switch (outcome) {
      case RingOutcome.Talked _, RingOutcome.TalkedUntilCallerLeft _ -> {
        forget(claim.call());
        crew.endTalk(seat, "the talk is over");
      }
      case RingOutcome.CallerGone _, RingOutcome.Withdrawn _ -> {
        forget(claim.call());
        crew.release(seat, "the caller left");
      }
      case RingOutcome.NoAnswer _ -> {
        missed(claim, "did not answer");
        crew.release(seat, "did not answer");
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
      line.missed(waiter, claim.agent(), how, now);
    }
  }

  private void forget(CallId call) {
    Waiter waiter = line.find(call);
    if (waiter != null) {
      line.remove(waiter);
    }
  }

  // ------------------------------------------------------------------------------ matching

  private void match() {
    Set<Seat> free = crew.takeFreed();
    boolean everybody = sitesChanged;
    Waiter next = everybody || !free.isEmpty() ? line.first() : line.firstUnanswered();
    while (next != null) {
      if (next.claim == null) {
        match(next, free);
      }
      next = everybody || !free.isEmpty() ? line.after(next) : line.unansweredAfter(next);
    }
    sitesChanged = false;
  }

  private void match(Waiter waiter, Set<Seat> free) {
    boolean unanswered = line.isUnanswered(waiter);
    if ((unanswered || sitesChanged) && nobodyAwake(waiter)) {
      events.add(
          new FloorEvent.NobodyAwake(
              waiter.request.call(), waiter.request.queue(), opens(waiter), decide(waiter)));
      line.remove(waiter);
      return;
    }
    if (!unanswered && free.stream().noneMatch(seat -> couldHelp(seat, waiter))) {
      return;
    }
    Decision decision = decide(waiter);
    line.answered(waiter);
    if (decision.taken().isPresent()) {
      offer(waiter, decision.taken().get(), decision);
      free.removeIf(seat -> !seat.isReady());
    } else if (unanswered) {
      events.add(
          new FloorEvent.Queued(
              waiter.request.call(), waiter.request.queue(), line.position(waiter), decision));
    }
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
  private Set<SiteId> ableSites(Request request) {
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
