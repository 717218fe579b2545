package io.heliotrope.floor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.Seeds;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A few hours of three sites per seed: agents who dither, callers who hang up at the worst moment,
 * telephones that lie, a PBX that is lost, time that passes in jumps. After every event the floor's
 * promises must hold.
 */
class FloorSimulationTest {

  private static final String COMPANY =
      """
      site  lisbon Europe/Lisbon  Mo-Fr 08:00-18:00
      site  denver America/Denver Mo-Fr 08:00-17:00
      site  manila Asia/Manila    Mo-Fr 20:00-04:00
      agent ana lisbon en,pt billing:80
      agent rui lisbon pt billing:50
      agent bob denver en,es billing:70
      agent joy manila en billing:90
      queue billing lisbon,denver,manila billing:60
      queue any denver,manila
      """;

  @Test
  void whateverHappensTheFloorKeepsItsPromises() {
    Seeds.each(2_000, random -> new Hours(random).live());
  }

  private static final class Hours {

    private final Random random;
    private final World world = World.given(COMPANY);
    private final Set<CallId> asking = new HashSet<>();
    private final Map<CallId, Claim> offers = new HashMap<>();
    private final List<Claim> dead = new ArrayList<>();
    private long lastFence;
    private int calls;

    Hours(Random random) {
      this.random = random;
      world.at("2026-03-24T12:00:00Z");
    }

    void live() {
      for (int i = 0; i < 150; i++) {
        world.after(Duration.ofMillis((long) Math.pow(10, 1 + random.nextDouble() * 5)));
        FloorCommand command = anything();
        hear(world.apply(command));
        if (command instanceof FloorCommand.OfferEnded ended && callerIsDone(ended.outcome())) {
          // as the conductor does: the claim may have died in this very moment
          hear(world.apply(new FloorCommand.Leave(ended.claim().call())));
          asking.remove(ended.claim().call());
          kill(ended.claim().call());
        }
        keepsItsPromises();
      }
    }

    private FloorCommand anything() {
      return switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          var call = new CallId("c-" + ++calls);
          asking.add(call);
          yield new FloorCommand.Ask(
              world.request(
                  call.value(), pick(List.of("billing", "any")), pick(List.of("en", "pt", "es"))));
        }
        case 3 -> {
          if (asking.isEmpty()) {
            yield new FloorCommand.Tick();
          }
          CallId call = pick(sorted(asking));
          asking.remove(call);
          kill(call);
          yield new FloorCommand.Leave(call);
        }
        case 4, 5 -> {
          if (offers.isEmpty()) {
            yield new FloorCommand.Tick();
          }
          Claim claim = anyOffer();
          kill(claim.call());
          yield new FloorCommand.OfferEnded(claim, outcome());
        }
        case 6 ->
            offers.isEmpty() ? new FloorCommand.Tick() : new FloorCommand.TalkBegan(anyOffer());
        case 7 ->
            dead.isEmpty()
                ? new FloorCommand.Tick()
                : new FloorCommand.OfferEnded(pick(dead), outcome());
        case 8 ->
            new FloorCommand.DeviceChanged(
                World.PBX, anyEndpoint(), pick(List.of(DeviceState.values())));
        default ->
            random.nextInt(5) == 0
                ? new FloorCommand.PbxLost(World.PBX)
                : new FloorCommand.DevicesKnown(
                    World.PBX, Map.of(anyEndpoint(), pick(List.of(DeviceState.values()))));
      };
    }

    private static boolean callerIsDone(RingOutcome outcome) {
      return outcome.hadTalk()
          || outcome instanceof RingOutcome.CallerGone
          || outcome instanceof RingOutcome.Withdrawn;
    }

    private RingOutcome outcome() {
      return pick(
          List.of(
              new RingOutcome.Talked(Duration.ofSeconds(9)),
              new RingOutcome.TalkedUntilCallerLeft(Duration.ofSeconds(9)),
              new RingOutcome.NoAnswer(),
              new RingOutcome.Busy(),
              new RingOutcome.Declined(),
              new RingOutcome.Unreachable(3),
              new RingOutcome.Congested(34),
              new RingOutcome.LeftBeforeCaller(),
              new RingOutcome.CallerGone(),
              new RingOutcome.Withdrawn()));
    }

    private void hear(List<FloorEvent> events) {
      for (FloorEvent event : events) {
        switch (event) {
          case FloorEvent.Offered offered -> {
            Claim claim = offered.claim();
            assertThat(claim.fence()).as("fences only grow").isGreaterThan(lastFence);
            lastFence = claim.fence();
            assertThat(asking).as("offered callers still ask").contains(claim.call());
            assertThat(open(claim.site())).as("no offer at a closed site").isTrue();
            kill(claim.call()); // an offer whose lease ran out is dead when the next one comes
            offers.put(claim.call(), claim);
          }
          case FloorEvent.NobodyAwake nobody -> {
            assertThat(asking.remove(nobody.call())).as("told once, and only to who asks").isTrue();
            kill(nobody.call());
          }
          case FloorEvent.Queued queued -> assertThat(queued.position()).isPositive();
          case FloorEvent.AgentChanged changed -> {
            assertThat(changed.from().since()).isBeforeOrEqualTo(changed.to().since());
            leaseEnded(changed);
          }
        }
      }
    }

    /** An offer may end without a word of ours: nobody told how it went in time. */
    private void leaseEnded(FloorEvent.AgentChanged changed) {
      switch (changed.from()) {
        case AgentState.Ringing before when !(changed.to() instanceof AgentState.Talking) ->
            kill(before.call());
        case AgentState.Talking before -> kill(before.call());
        default -> {}
      }
    }

    private void keepsItsPromises() {
      FloorView view = world.floor().view();
      Map<CallId, Integer> claimed = new HashMap<>();
      for (FloorView.Person person : view.agents()) {
        if (person.state() instanceof AgentState.Ringing ringing) {
          claimed.merge(ringing.call(), 1, Integer::sum);
        }
      }
      assertThat(claimed.values()).as("a caller has one claim at most").allMatch(n -> n == 1);
      assertThat(view.callers())
          .as("everybody who asks is on the floor, once")
          .extracting(FloorView.Caller::call)
          .containsExactlyInAnyOrderElementsOf(asking);
      for (FloorView.Caller caller : view.callers()) {
        if (caller.with().isEmpty()) {
          assertThat(couldHelp(view, caller))
              .as("no free agent beside %s, who waits", caller.call())
              .isEmpty();
          assertThat(world.floor().nextWake())
              .as("a waiting caller's floor looks again some time")
              .isPresent();
        }
      }
    }

    private List<Agent> couldHelp(FloorView view, FloorView.Caller caller) {
      var queue = requireNonNull(world.rules().company().queues().get(caller.request().queue()));
      return view.agents().stream()
          .filter(person -> person.state() instanceof AgentState.Ready)
          .map(FloorView.Person::agent)
          .filter(agent -> Router.inability(caller.request().language(), queue, agent).isEmpty())
          .filter(agent -> open(agent.site()))
          .filter(agent -> !missedLately(agent, caller))
          .toList();
    }

    private final Map<CallId, Map<Agent, Instant>> misses = new HashMap<>();

    private boolean missedLately(Agent agent, FloorView.Caller caller) {
      Instant at = misses.getOrDefault(caller.call(), Map.of()).get(agent);
      return at != null && world.now().isBefore(at.plus(Waiting.MEMORY));
    }

    private boolean open(SiteId site) {
      return requireNonNull(world.rules().hours().get(site)).at(world.now()).open();
    }

    private void kill(CallId call) {
      Claim claim = offers.remove(call);
      if (claim != null) {
        dead.add(claim);
        misses
            .computeIfAbsent(call, c -> new HashMap<>())
            .put(requireNonNull(world.rules().company().agents().get(claim.agent())), world.now());
      }
    }

    private Claim anyOffer() {
      return requireNonNull(offers.get(pick(sorted(offers.keySet()))));
    }

    private Endpoint anyEndpoint() {
      return world.endpoint(pick(List.of("ana", "rui", "bob", "joy")));
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private static List<CallId> sorted(Set<CallId> calls) {
      return calls.stream().sorted(java.util.Comparator.comparing(CallId::value)).toList();
    }
  }
}
