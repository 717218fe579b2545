package io.heliotrope.floor;

import static java.util.Objects.requireNonNull;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.FloorView.Caller;
import io.heliotrope.floor.FloorView.Person;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Router;
import io.heliotrope.testing.CompanyText;
import io.heliotrope.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Some hours of three sites per seed: agents who dither, callers who leave at the worst moment,
 * words that come late, twice or never, telephones that lie, a PBX that is lost, files that change,
 * time that jumps. After every command the floor's promises must hold; a failure tells the seed and
 * what happened last.
 */
class FloorSimulationTest {

  private static final Rules ONE =
      rules(
          "one",
          """
          site  lisbon  Europe/Lisbon        Mo-Fr 08:00-18:00
          site  denver  America/Denver       Mo-Fr 08:00-17:00
          site  manila  Asia/Manila          Mo-Fr 20:00-04:00
          agent ana     lisbon               billing=80  en,pt
          agent rui     lisbon               billing=50  pt
          agent bob     denver               billing=70  en,es
          agent joy     manila               billing=90  en
          agent mia     manila               billing=60  en
          queue billing lisbon,denver,manila billing=60  wrap-up=20s
          queue any     denver,manila        -           ring=8s misses=2
          """);

  /** Rui is gone, Mia has moved, the queue 'any' is no more. */
  private static final Rules TWO =
      rules(
          "two",
          """
          site  lisbon  Europe/Lisbon        Mo-Fr 09:00-17:00
          site  denver  America/Denver       Mo-Fr 08:00-17:00
          site  manila  Asia/Manila          24/7
          agent joy     manila               billing=90  en
          agent ana     lisbon               billing=80  en,pt
          agent mia     lisbon               billing=60  en
          agent bob     denver               billing=70  en,es
          queue billing manila,lisbon,denver billing=60
          """);

  @Test
  void whateverHappensTheFloorKeepsItsPromises() {
    Seeds.each(2_000, random -> new Hours(random).live());
  }

  @Test
  void theSameHappeningsAlwaysComeOutTheSame() {
    Seeds.each(
        20,
        random -> {
          long seed = random.nextLong();
          String once = new Hours(new SplittableRandom(seed)).live();
          String again = new Hours(new SplittableRandom(seed)).live();
          promise(once.equals(again), "the same story twice");
        });
  }

  private static Rules rules(String version, String company) {
    return Rules.of(version, CompanyText.read(company));
  }

  private static void promise(boolean kept, String what, Object... about) {
    if (!kept) {
      throw new AssertionError(what.formatted(about));
    }
  }

  /** What the test itself knows of the world, to judge the floor by. */
  private static final class Hours {

    private static final List<String> AGENTS = List.of("ana", "rui", "bob", "joy", "mia");

    private final RandomGenerator random;
    private final Floor floor;

    /** Told in words only when it is needed. */
    private final List<Object> story = new ArrayList<>();

    private final Map<SiteId, OpenState> sites = new HashMap<>();

    /** Callers whose asking has not ended. */
    private final Set<CallId> asking = new LinkedHashSet<>();

    /** The states of all agents, as the events tell of them. */
    private final Map<AgentId, AgentState> states = new HashMap<>();

    /** The latest claim on each agent; maybe dead. */
    private final Map<AgentId, Claim> latest = new LinkedHashMap<>();

    private final List<Claim> all = new ArrayList<>();

    /**
     * Who was rung for whom after the last command, and when such an offer was last seen to end.
     */
    private Map<CallId, AgentId> ringing = Map.of();

    private final Map<CallId, Map<AgentId, Instant>> passed = new HashMap<>();
    private Rules rules = ONE;
    private Instant now = Instant.parse("2026-03-24T12:00:00Z");
    private long fence;
    private int calls;
    private FloorCommand happening = new FloorCommand.Tick();

    /** Who talks, as the floor believes, until their line says how it ended. */
    private final Map<CallId, Claim> talkers = new HashMap<>();

    Hours(RandomGenerator random) {
      this.random = random;
      this.floor = new Floor(rules, now);
      floor.view().agents().forEach(person -> states.put(person.agent().id(), person.state()));
    }

    String live() {
      try {
        for (int i = 0; i < 120; i++) {
          pass();
          happen(anything());
        }
        end();
        return words(story);
      } catch (AssertionError | RuntimeException e) {
        List<Object> last = story.subList(Math.max(0, story.size() - 40), story.size());
        throw new AssertionError(e + "\n" + words(last), e);
      }
    }

    /** Everybody hangs up, every telephone is idle: after a while all agents are free. */
    private void end() {
      for (CallId call : List.copyOf(asking)) {
        happen(new FloorCommand.Leave(call));
      }
      happen(new FloorCommand.DevicesKnown(Scenario.PBX, devices(() -> DeviceState.NOT_IN_USE)));
      for (String agent : AGENTS) {
        happen(new FloorCommand.SignIn(new AgentId(agent), "phone"));
        happen(new FloorCommand.Resume(new AgentId(agent), "phone"));
        happen(new FloorCommand.EndWrapUp(new AgentId(agent), "phone"));
      }
      for (int minute = 0; minute < 3; minute++) {
        now = now.plusSeconds(60);
        happen(new FloorCommand.Tick());
      }
      for (Person person : floor.view().agents()) {
        promise(person.state() instanceof AgentState.Ready, "%s is stuck", person);
      }
      promise(floor.nextWake().isEmpty(), "nothing to wait for, but %s", floor.nextWake());
    }

    private void pass() {
      Optional<Instant> wake = floor.nextWake();
      if (random.nextInt(100) == 0) {
        now = now.minusSeconds(random.nextInt(3_600));
        sites.clear();
      } else if (wake.isPresent() && random.nextInt(4) == 0) {
        now = wake.get();
      } else {
        now = now.plusMillis((long) Math.pow(10, random.nextDouble() * 5.2));
      }
    }

    private FloorCommand anything() {
      return switch (random.nextInt(17)) {
        case 0, 1, 2, 3 -> ask();
        case 4 -> asking.isEmpty() ? tick() : new FloorCommand.Leave(pick(List.copyOf(asking)));
        case 5, 6 -> latest.isEmpty() ? tick() : ended(pick(List.copyOf(latest.values())));
        case 7 ->
            latest.isEmpty()
                ? tick()
                : new FloorCommand.TalkBegan(pick(List.copyOf(latest.values())));
        case 8 -> all.isEmpty() ? tick() : ended(pick(all));
        case 9 -> all.isEmpty() ? tick() : new FloorCommand.TalkBegan(pick(all));
        case 10, 11 ->
            new FloorCommand.DeviceChanged(Scenario.PBX, endpoint(pick(AGENTS)), anyDevice());
        case 12 -> all.isEmpty() ? tick() : new FloorCommand.Rang(pick(all));
        case 13, 14 -> asked(new AgentId(pick(AGENTS)));
        case 15 -> new FloorCommand.DevicesKnown(Scenario.PBX, devices(this::anyDevice));
        default ->
            switch (random.nextInt(6)) {
              case 0 -> new FloorCommand.PbxLost(Scenario.PBX);
              case 1 -> new FloorCommand.RulesChanged(rules == ONE ? TWO : ONE);
              case 2 -> new FloorCommand.Leave(new CallId("c" + random.nextInt(1, calls + 2)));
              default -> tick();
            };
      };
    }

    private FloorCommand ask() {
      var call = new CallId("c" + ++calls);
      Instant since = random.nextInt(5) == 0 ? now.minusSeconds(random.nextInt(300)) : now;
      return new FloorCommand.Ask(
          new Request(
              call,
              new QueueId(pick(List.of("billing", "any"))),
              new Language(pick(List.of("en", "en", "pt", "es"))),
              since));
    }

    private FloorCommand asked(AgentId agent) {
      return switch (random.nextInt(9)) {
        case 0 -> new FloorCommand.SignOut(agent, "phone");
        case 1, 2 -> new FloorCommand.SignIn(agent, "phone");
        case 3 -> new FloorCommand.Pause(agent, pick(List.of("lunch", "training")), "phone");
        case 4, 5 -> new FloorCommand.Resume(agent, "phone");
        case 6 -> new FloorCommand.EndWrapUp(agent, "phone");
        default ->
            new FloorCommand.ExtendWrapUp(
                agent, Duration.ofSeconds(random.nextInt(1, 4_000)), "phone");
      };
    }

    private FloorCommand ended(Claim claim) {
      return new FloorCommand.OfferEnded(claim, Scenario.outcome(pick(Scenario.outcomes())));
    }

    private static FloorCommand tick() {
      return new FloorCommand.Tick();
    }

    private void happen(FloorCommand command) {
      story.add(now);
      story.add(command);
      if (command instanceof FloorCommand.RulesChanged changed) {
        rules = changed.rules();
        sites.clear();
      }
      if (command instanceof FloorCommand.Ask ask) {
        asking.add(ask.request().call());
      }
      happening = command;
      asksAgain();
      Map<AgentId, Claim> before = Map.copyOf(latest);
      List<FloorEvent> events = floor.apply(command, now);
      for (FloorEvent event : events) {
        story.add(event);
        hear(event);
      }
      end(command, before, events);
      FloorView view = floor.view();
      answersWhoAsked(command, events);
      statesAreAsTold(view);
      everyoneHasOneOfTheOther(view);
      nobodyWaitsInVain(view);
      nothingIsForEver(view);
    }

    private void hear(FloorEvent event) {
      switch (event) {
        case FloorEvent.Offered offered -> {
          Claim claim = offered.claim();
          promise(claim.fence() > fence, "fences only grow");
          fence = claim.fence();
          promise(asking.contains(claim.call()), "%s does not ask", claim.call());
          promise(isOpen(claim.site()), "%s is closed", claim.site());
          latest.put(claim.agent(), claim);
          all.add(claim);
        }
        case FloorEvent.Queued queued ->
            promise(asking.contains(queued.call()), "%s does not ask", queued.call());
        case FloorEvent.NobodyAwake nobody ->
            promise(asking.remove(nobody.call()), "%s does not ask", nobody.call());
        case FloorEvent.AtLimit limit ->
            promise(asking.remove(limit.call()), "%s does not ask", limit.call());
        case FloorEvent.Estimated _ -> {}
        case FloorEvent.DutyChanged _, FloorEvent.AgentAnswered _ -> {}
        case FloorEvent.AgentChanged changed -> {
          AgentState known = states.get(changed.agent());
          promise(
              known == null || known.equals(changed.from()),
              "%s is not from %s",
              changed,
              String.valueOf(known));
          promise(!changed.from().isAs(changed.to()), "%s is news", changed);
          states.put(changed.agent(), changed.to());
          if (changed.to() instanceof AgentState.Talking talking) {
            promise(asking.remove(talking.call()), "%s does not ask", talking.call());
            talkers.put(talking.call(), requireNonNull(latest.get(changed.agent())));
            asksAgain();
          }
        }
      }
    }

    /** A line that says that there was no talk, where the floor knew of one. */
    private void asksAgain() {
      if (happening instanceof FloorCommand.OfferEnded(Claim claim, RingOutcome outcome)
          && claim.equals(talkers.get(claim.call()))) {
        talkers.remove(claim.call());
        boolean missed =
            !outcome.hadTalk()
                && !(outcome instanceof RingOutcome.CallerGone)
                && !(outcome instanceof RingOutcome.Withdrawn);
        if (missed) {
          asking.add(claim.call());
          passed.computeIfAbsent(claim.call(), _ -> new HashMap<>()).put(claim.agent(), now);
        }
      }
    }

    /** What besides events ends a caller's asking: leaving, or an offer's end that says so. */
    private void end(FloorCommand command, Map<AgentId, Claim> before, List<FloorEvent> events) {
      if (command instanceof FloorCommand.Leave leave) {
        asking.remove(leave.call());
        talkers.remove(leave.call());
      }
      if (command instanceof FloorCommand.OfferEnded ended) {
        Claim claim = ended.claim();
        boolean done =
            ended.outcome().hadTalk()
                || ended.outcome() instanceof RingOutcome.CallerGone
                || ended.outcome() instanceof RingOutcome.Withdrawn;
        boolean wasAlive =
            claim.agent().equals(ringing.get(claim.call()))
                && claim.equals(before.get(claim.agent()))
                && events.stream().noneMatch(event -> isLapse(event, claim));
        if (done && wasAlive) {
          asking.remove(claim.call());
        }
      }
    }

    private static boolean isLapse(FloorEvent event, Claim claim) {
      return event instanceof FloorEvent.AgentChanged changed
          && changed.agent().equals(claim.agent())
          && changed.cause().equals("nobody said how the offer ended");
    }

    private static void answersWhoAsked(FloorCommand command, List<FloorEvent> events) {
      if (command instanceof FloorCommand.Ask ask) {
        CallId call = ask.request().call();
        long answers =
            events.stream()
                .filter(event ->
                    switch (event) {
                      case FloorEvent.Offered e -> e.claim().call().equals(call);
                      case FloorEvent.Queued e -> e.call().equals(call);
                      case FloorEvent.NobodyAwake e -> e.call().equals(call);
                      case FloorEvent.AtLimit e -> e.call().equals(call);
                      case FloorEvent.Estimated _,
                          FloorEvent.AgentChanged _,
                          FloorEvent.DutyChanged _,
                          FloorEvent.AgentAnswered _ ->
                          false;
                    })
                .count();
        promise(answers == 1, "asking is answered once, not %d times", answers);
      }
    }

    private void statesAreAsTold(FloorView view) {
      for (Person person : view.agents()) {
        AgentState told = states.get(person.agent().id());
        if (told == null) {
          states.put(person.agent().id(), person.state()); // has come with the files
        } else {
          promise(person.state().equals(told), "%s is not as told: %s", person, told);
        }
      }
      states.keySet().retainAll(view.agents().stream().map(p -> p.agent().id()).toList());
    }

    /** No agent has two callers, no caller two agents, and both know of each other. */
    private void everyoneHasOneOfTheOther(FloorView view) {
      Map<CallId, AgentId> rung = new HashMap<>();
      Set<CallId> engaged = new HashSet<>();
      for (Person person : view.agents()) {
        AgentId agent = person.agent().id();
        if (person.state() instanceof AgentState.Reserved one) {
          promise(engaged.add(one.call()), "%s has two agents", one.call());
          rung.put(one.call(), agent);
        }
        if (person.state() instanceof AgentState.Ringing one) {
          promise(engaged.add(one.call()), "%s has two agents", one.call());
          rung.put(one.call(), agent);
        }
        if (person.state() instanceof AgentState.Talking one) {
          promise(engaged.add(one.call()), "%s has two agents", one.call());
          promise(!asking.contains(one.call()), "%s talks and asks", one.call());
        }
      }
      Set<CallId> callers = new HashSet<>();
      for (Caller caller : view.callers()) {
        promise(callers.add(caller.call()), "%s waits twice", caller.call());
        promise(
            caller.with().equals(Optional.ofNullable(rung.get(caller.call()))),
            "%s is not rung by %s",
            caller,
            rung);
      }
      promise(callers.containsAll(rung.keySet()), "somebody is rung for nobody");
      promise(callers.equals(asking), "on the floor are %s, but there ask %s", callers, asking);
      ringing.forEach((call, agent) -> {
        if (!agent.equals(rung.get(call))) {
          passed.computeIfAbsent(call, _ -> new HashMap<>()).put(agent, now);
        }
      });
      ringing = rung;
    }

    /** No free agent beside a caller who could be helped, and nobody waits for closed doors. */
    private void nobodyWaitsInVain(FloorView view) {
      for (Caller caller : view.callers()) {
        if (caller.with().isPresent()) {
          continue;
        }
        Queue queue = rules.company().queues().get(caller.request().queue());
        promise(queue != null, "%s waits in a queue that is no more", caller);
        boolean someSiteIsOpen = false;
        for (Person person : view.agents()) {
          if (!rules.company().agents().containsKey(person.agent().id())
              || Router.inability(
                      caller.request().language(), requireNonNull(queue), person.agent())
                  .isPresent()
              || !isOpen(person.agent().site())) {
            continue;
          }
          someSiteIsOpen = true;
          promise(
              !(person.state() instanceof AgentState.Ready)
                  || passedLately(caller.call(), person.agent().id()),
              "%s waits beside %s",
              caller,
              person);
        }
        promise(someSiteIsOpen, "%s waits for closed doors", caller);
      }
    }

    private void nothingIsForEver(FloorView view) {
      Instant wake = floor.nextWake().orElse(Instant.MAX);
      promise(wake.isAfter(now), "%s is over", wake);
      for (Person person : view.agents()) {
        Instant ends =
            switch (person.state()) {
              case AgentState.Reserved one -> one.since().plusSeconds(30);
              case AgentState.Ringing one -> one.since().plusSeconds(30);
              case AgentState.WrappingUp one -> one.until();
              case AgentState.Talking one -> one.since().plus(Duration.ofDays(1));
              case AgentState.Ready _,
                  AgentState.BusyElsewhere _,
                  AgentState.Unreachable _,
                  AgentState.Paused _,
                  AgentState.SignedOut _ ->
                  Instant.MAX;
            };
        promise(ends.isAfter(now), "%s is over", person);
      }
      promise(view.callers().isEmpty() || wake.isBefore(Instant.MAX), "nobody looks again");
    }

    private boolean passedLately(CallId call, AgentId agent) {
      Instant at = passed.getOrDefault(call, Map.of()).get(agent);
      return at != null && now.isBefore(at.plus(Waiter.REST));
    }

    private static String words(List<Object> story) {
      return story.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private boolean isOpen(SiteId site) {
      OpenState state = sites.get(site);
      if (state == null || state.until().map(until -> !until.isAfter(now)).orElse(false)) {
        state = requireNonNull(rules.hours().get(site)).at(now);
        sites.put(site, state);
      }
      return state.open();
    }

    private Map<Endpoint, DeviceState> devices(Supplier<DeviceState> state) {
      Map<Endpoint, DeviceState> devices = new HashMap<>();
      AGENTS.forEach(agent -> devices.put(endpoint(agent), state.get()));
      return devices;
    }

    private DeviceState anyDevice() {
      return pick(List.of(DeviceState.values()));
    }

    private static Endpoint endpoint(String agent) {
      return new Endpoint("PJSIP/" + agent);
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
