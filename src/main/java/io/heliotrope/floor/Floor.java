package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
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

  private final Moment moment;
  private final Crew crew;
  private final Claims claims;
  private final Duties duties;
  private final Deadlines deadlines;
  private final Reconciliation telephones;
  private final Line line = new Line();
  private final Matching matching;
  private final Offers offers;

  private Rules rules;
  private SiteClock sites;

  /** A floor on which every agent of the files is signed in. */
  public Floor(Rules rules, Instant now) {
    this.rules = rules;
    this.moment = new Moment(now);
    this.sites = new SiteClock(rules, moment.now());
    var devices = new Devices();
    this.crew = new Crew(rules.company(), devices, moment);
    this.duties = new Duties(crew, moment);
    this.claims = new Claims(crew, duties, moment);
    this.deadlines = new Deadlines(crew, claims, moment);
    this.telephones = new Reconciliation(crew, devices, moment);
    this.matching = new Matching(crew, claims, line, rules, sites, moment);
    this.offers = new Offers(claims, line, matching);
  }

  /**
   * What comes of that command, in order.
   *
   * @param at usually after the command before; if it is earlier, the clock was set back
   */
  public List<FloorEvent> apply(FloorCommand command, Instant at) {
    if (at.isBefore(moment.now())) {
      clockSetBack(Duration.between(at, moment.now()));
    }
    moment.begin(at);
    matching.begin();
    advance();
    switch (command) {
      case FloorCommand.Ask ask -> offers.ask(ask.request());
      case FloorCommand.Leave leave -> offers.leave(leave.call());
      case FloorCommand.Rang rang -> offers.rang(rang.claim());
      case FloorCommand.OfAgent asked ->
          moment.tell(new FloorEvent.AgentAnswered(asked.agent(), duties.ask(asked)));
      case FloorCommand.TalkBegan began -> offers.talkBegan(began.claim());
      case FloorCommand.OfferEnded ended -> offers.offerEnded(ended.claim(), ended.outcome());
      case FloorCommand.DeviceChanged device ->
          telephones.changed(new Telephone(device.pbx(), device.endpoint()), device.state());
      case FloorCommand.DevicesKnown all -> telephones.known(all.pbx(), all.devices());
      case FloorCommand.PbxLost lost -> telephones.lost(lost.pbx());
      case FloorCommand.RulesChanged changed -> rulesChanged(changed.rules());
      case FloorCommand.Recall recall -> {
        new Revival(crew, claims, moment).recall(recall.roll());
        matching.agentsChanged();
        matching.fenceFrom(recall.roll().fence());
      }
      case FloorCommand.Tick _ -> {}
    }
    matching.match();
    return moment.told();
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

  /**
   * What a caller would be told who asked for that now; empty if a site that could help is open.
   * Nothing comes of it.
   */
  public Optional<FloorEvent.NobodyAwake> nobodyAwake(Request request) {
    return matching.nobodyAwake(request);
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
    Map<QueueId, Integer> before = new HashMap<>();
    List<FloorView.Caller> callers = new ArrayList<>();
    for (Waiter waiter : line.inOrder()) {
      int waiting = before.getOrDefault(waiter.request.queue(), 0);
      callers.add(
          new FloorView.Caller(
              waiter.request, waiting + 1, Optional.ofNullable(waiter.claim).map(Claim::agent)));
      if (waiter.claim == null) {
        before.put(waiter.request.queue(), waiting + 1);
      }
    }
    return new FloorView(moment.now(), rules.version(), people(), callers, sites.all());
  }

  private void clockSetBack(Duration by) {
    crew.clockSetBack(by);
    line.clockSetBack(by);
    sites = new SiteClock(rules, moment.now().minus(by));
    matching.clockSetBack(sites);
    crew.lookAgain(rules.company().sites().keySet(), Set.of());
  }

  private void advance() {
    deadlines.pass(offers);
    List<SiteId> changed = sites.advance(moment.now());
    if (!changed.isEmpty()) {
      matching.sitesChanged();
    }
    crew.lookAgain(changed, Set.of());
  }

  private void rulesChanged(Rules changed) {
    rules = changed;
    sites = new SiteClock(changed, moment.now());
    crew.rulesChanged(changed.company());
    matching.rulesChanged(changed, sites);
  }
}
