package io.heliotrope.floor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Others;
import io.heliotrope.routing.Outlook;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Rings;
import io.heliotrope.routing.Router;
import io.heliotrope.routing.Verdict;
import io.heliotrope.routing.Verdict.AlreadyTried;
import io.heliotrope.testing.CompanyText;
import io.heliotrope.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Matching looks only at those for whom something has changed, by way of its roster. Routing's own
 * rules, which look at everybody, must always come to the same: with any company, whoever comes and
 * goes.
 */
class MatchingTest {

  private static final List<String> SITES = List.of("lisbon", "denver", "manila", "lagos");
  private static final List<String> ZONES =
      List.of("Europe/Lisbon", "America/Denver", "Asia/Manila", "Africa/Lagos");
  private static final List<String> QUEUES = List.of("billing", "outages", "sales");
  private static final List<String> LANGUAGES = List.of("en", "pt", "pt-br", "es");
  private static final List<String> MARKETS = List.of("US", "US-CO", "PT");
  private static final int AGENTS = 9;

  @Test
  void itChoosesAsRoutingSaysItShould() {
    Seeds.each(600, random -> new World(random).live());
  }

  @Test
  void ofVeryManyAgentsSomeAreToldOneByOneAndTheOthersCounted() {
    var text = new StringBuilder("site lisbon Europe/Lisbon 24/7\nsite denver UTC off\n");
    for (int i = 0; i < 1_000; i++) {
      text.append(
          "agent a%d %s one=%d %s\n"
              .formatted(i, i < 900 ? "lisbon" : "denver", i % 2 == 0 ? 80 : 20, "en"));
    }
    text.append("queue billing lisbon,denver one=50\n");
    Instant now = Instant.parse("2026-03-24T15:30:00Z");
    var floor = new Floor(Rules.of("one", CompanyText.read(text.toString())), now);
    for (int i = 0; i < 3; i++) {
      floor.apply(
          new FloorCommand.Ask(
              new Request(new CallId("c" + i), new QueueId("billing"), new Language("en"), now)),
          now);
    }
    Decision decision = floor.decisions().getFirst();
    assertThat(decision.taken()).contains(new AgentId("a4"));
    assertThat(decision.verdicts()).hasSize(200);
    assertThat(decision.verdicts().get(new AgentId("a6"))).isInstanceOf(Verdict.AfterAnother.class);
    assertThat(decision.others())
        .containsExactly(
            new Others(250, "could serve this caller as well"),
            new Others(50, "could serve this caller, but their sites are closed"),
            new Others(500, "are below 50 in skill one"));
  }

  /** A company, some of its hours, and what the test itself knows of them. */
  private static final class World {

    private final RandomGenerator random;
    private final String text;
    private final Rules rules;
    private final Floor floor;
    private final List<Object> story = new ArrayList<>();
    private final Map<CallId, Request> waiting = new LinkedHashMap<>();
    private final Map<CallId, Map<AgentId, AlreadyTried>> tried = new HashMap<>();
    private final Map<AgentId, Claim> claims = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-03-24T15:30:00Z");
    private int calls;

    World(RandomGenerator random) {
      this.random = random;
      this.text = company();
      this.rules = Rules.of("one", CompanyText.read(text));
      this.floor = new Floor(rules, now);
    }

    void live() {
      try {
        for (int i = 0; i < 80; i++) {
          Optional<Instant> wake = floor.nextWake();
          now =
              wake.isPresent() && random.nextInt(3) == 0
                  ? wake.get()
                  : now.plusMillis((long) Math.pow(10, random.nextDouble() * 5));
          happen(anything());
        }
      } catch (AssertionError | RuntimeException e) {
        List<Object> last = story.subList(Math.max(0, story.size() - 30), story.size());
        throw new AssertionError(
            e + "\n" + text + last.stream().map(Object::toString).collect(Collectors.joining("\n")),
            e);
      }
    }

    private void happen(FloorCommand command) {
      story.add(now);
      story.add(command);
      Map<CallId, Request> before = new LinkedHashMap<>(waiting);
      if (command instanceof FloorCommand.Ask ask) {
        waiting.put(ask.request().call(), ask.request());
      } else if (command instanceof FloorCommand.Leave leave) {
        waiting.remove(leave.call());
        before.remove(leave.call());
      }
      if (command instanceof FloorCommand.OfferEnded ended
          && waiting.containsKey(ended.claim().call())) {
        pass(ended.claim().call(), ended.claim().agent());
      }
      List<FloorEvent> events = floor.apply(command, now);
      story.addAll(events);
      Iterator<Decision> decisions = floor.decisions().iterator();
      List<Claim> offered = new ArrayList<>();
      for (FloorEvent event : events) {
        switch (event) {
          case FloorEvent.Offered e -> {
            decided(decisions.next(), e.claim().call(), Optional.of(e.claim().agent()));
            claims.put(e.claim().agent(), e.claim());
            offered.add(e.claim());
          }
          case FloorEvent.Queued e -> decided(decisions.next(), e.call(), Optional.empty());
          case FloorEvent.NobodyAwake e -> {
            decided(decisions.next(), e.call(), Optional.empty());
            waiting.remove(e.call());
          }
          case FloorEvent.AtLimit e -> {
            decided(decisions.next(), e.call(), Optional.empty());
            waiting.remove(e.call());
          }
          case FloorEvent.AgentChanged e -> {
            if (e.cause().equals("nobody said how the offer ended")
                && e.from() instanceof AgentState.Reserved reserved) {
              pass(reserved.call(), e.agent());
            }
            if (e.to() instanceof AgentState.Talking talking
                && !(command instanceof FloorCommand.OfferEnded denied
                    && denied.claim().call().equals(talking.call()))) {
              waiting.remove(talking.call());
            }
          }
          case FloorEvent.DutyChanged _, FloorEvent.AgentAnswered _, FloorEvent.Estimated _ -> {}
        }
      }
      assertThat(decisions.hasNext()).isFalse();
      nobodyWaitsInVain();
      nobodyHeavierWasPassedBy(before, offered);
    }

    private void pass(CallId call, AgentId agent) {
      tried
          .computeIfAbsent(call, _ -> new HashMap<>())
          .put(agent, new AlreadyTried(now, "let pass"));
    }

    private void decided(Decision decision, CallId call, Optional<AgentId> taken) {
      assertThat(decision.request().call()).isEqualTo(call);
      assertThat(decision.taken()).as("%s", decision).isEqualTo(taken);
      assertThat(decision.verdicts()).hasSize(AGENTS);
    }

    private void nobodyWaitsInVain() {
      FloorView view = floor.view();
      for (FloorView.Caller caller : view.callers()) {
        if (caller.with().isEmpty()) {
          Decision decision = Router.decide(caller.request(), new AsSeen(view), now);
          assertThat(decision.taken()).as("for %s", caller.request()).isEmpty();
        }
      }
    }

    /** Of two callers whom the same agent can help, the wait that weighs more comes first. */
    private void nobodyHeavierWasPassedBy(Map<CallId, Request> before, List<Claim> offered) {
      FloorView view = floor.view();
      for (Claim claim : offered) {
        Request taken = requireNonNull(waiting.get(claim.call()));
        for (FloorView.Caller caller : view.callers()) {
          Request other = caller.request();
          if (caller.with().isEmpty()
              && before.containsKey(caller.call())
              && weight(other) > weight(taken)) {
            Decision could = Router.decide(other, new AsSeen(view).freed(claim.agent()), now);
            assertThat(could.taken()).as("%s before %s", other, taken).isEmpty();
          }
        }
      }
    }

    private long weight(Request request) {
      return queue(request).priority()
          * Duration.between(request.orderedSince(), now).toNanos()
          / 1000;
    }

    private Queue queue(Request request) {
      return requireNonNull(rules.company().queues().get(request.queue()));
    }

    private FloorCommand anything() {
      return switch (random.nextInt(12)) {
        case 0, 1, 2, 3, 4 -> ask();
        case 5 ->
            waiting.isEmpty()
                ? new FloorCommand.Tick()
                : new FloorCommand.Leave(pick(List.copyOf(waiting.keySet())));
        case 6, 7, 8 -> claims.isEmpty() ? new FloorCommand.Tick() : ended();
        case 9 ->
            random.nextBoolean()
                ? new FloorCommand.SignOut(anyAgent(), "phone")
                : new FloorCommand.SignIn(anyAgent(), "phone");
        case 10 ->
            new FloorCommand.DeviceChanged(
                Scenario.PBX,
                new Endpoint("PJSIP/" + anyAgent()),
                pick(List.of(DeviceState.NOT_IN_USE, DeviceState.IN_USE)));
        default -> new FloorCommand.Tick();
      };
    }

    private FloorCommand ended() {
      Claim claim = requireNonNull(claims.remove(pick(List.copyOf(claims.keySet()))));
      boolean waits =
          floor.view().callers().stream()
              .anyMatch(caller ->
                  caller.call().equals(claim.call())
                      && caller.with().equals(Optional.of(claim.agent())));
      if (waits && random.nextBoolean()) {
        return new FloorCommand.OfferEnded(claim, Scenario.outcome("Declined"));
      }
      return new FloorCommand.Leave(claim.call());
    }

    private FloorCommand ask() {
      Instant since = random.nextInt(4) == 0 ? now.minusSeconds(random.nextInt(300)) : now;
      return new FloorCommand.Ask(
          new Request(
              new CallId("c" + ++calls),
              new QueueId(pick(QUEUES)),
              new Language(pick(LANGUAGES)),
              since,
              maybe(3, new Market(pick(MARKETS))),
              Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(90) : 0),
              maybe(5, anyAgent()),
              maybe(8, new Request.Personal(anyAgent(), Duration.ofSeconds(random.nextInt(120))))));
    }

    private <T> Optional<T> maybe(int oneOf, T value) {
      return random.nextInt(oneOf) == 0 ? Optional.of(value) : Optional.empty();
    }

    private AgentId anyAgent() {
      return new AgentId("a" + random.nextInt(AGENTS));
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private String company() {
      var out = new StringBuilder();
      for (int i = 0; i < SITES.size(); i++) {
        out.append("site %s %s %s\n".formatted(SITES.get(i), ZONES.get(i), hours()));
      }
      for (int i = 0; i < AGENTS; i++) {
        out.append(
            "agent a%d %s %s %s%s\n"
                .formatted(
                    i,
                    pick(SITES),
                    levels(List.of("one", "two")),
                    levels(LANGUAGES),
                    random.nextBoolean() ? " " + pick(MARKETS) : ""));
      }
      for (String queue : QUEUES) {
        out.append(
            "queue %s %s %s strategy=%s spread=%s priority=%d %s%s\n"
                .formatted(
                    queue,
                    sites(),
                    needs(),
                    pick(List.of("longest-idle", "best-fit", "least-occupied", "round-robin")),
                    pick(List.of("in-order", "by-load", "together")),
                    random.nextInt(1, 30),
                    random.nextBoolean() ? "usual-length=20m" : "",
                    random.nextBoolean() ? " prefers=two=50" : ""));
        int after = 0;
        for (int ring = 0; ring < random.nextInt(4); ring++) {
          out.append(
              "ring %s %s %s after=%ds level=%d %s %s\n"
                  .formatted(
                      queue,
                      sites(),
                      needs(),
                      after,
                      random.nextInt(1, 60),
                      random.nextInt(3) == 0 ? "last-resort=en" : "",
                      random.nextInt(3) == 0 ? "market=callers" : ""));
          after += random.nextInt(60);
        }
      }
      return out.toString().replaceAll(" +", " ");
    }

    private String hours() {
      return pick(List.of("24/7", "Mo-Fr 08:00-17:00", "Mo-Fr 09:00-16:00", "08:00-16:10"));
    }

    private String sites() {
      int from = random.nextInt(SITES.size());
      return IntStream.range(0, random.nextInt(1, SITES.size() + 1))
          .mapToObj(i -> SITES.get((from + i) % SITES.size()))
          .collect(Collectors.joining(","));
    }

    private String needs() {
      return pick(List.of("-", "one=30", "one=60", "two=20"));
    }

    private String levels(List<String> of) {
      return of.stream()
          .filter(_ -> random.nextInt(3) > 0)
          .map(one -> one + "=" + random.nextInt(1, 101))
          .collect(
              Collectors.collectingAndThen(
                  Collectors.joining(","), all -> all.isEmpty() ? of.getFirst() : all));
    }

    /** The floor as it can be seen from outside, and as the test remembers it. */
    private final class AsSeen implements Outlook {

      private final Map<AgentId, AgentState> states = new HashMap<>();

      AsSeen(FloorView view) {
        view.agents().forEach(person -> states.put(person.agent().id(), person.state()));
      }

      /** As if that agent had not been claimed yet. */
      AsSeen freed(AgentId agent) {
        states.put(agent, new AgentState.Ready(now));
        return this;
      }

      @Override
      public String rules() {
        return "seen";
      }

      @Override
      public Company company() {
        return rules.company();
      }

      @Override
      public OpenState open(SiteId site) {
        return requireNonNull(rules.hours().get(site)).at(now);
      }

      @Override
      public AgentState state(AgentId agent) {
        return requireNonNull(states.get(agent));
      }

      @Override
      public Optional<Verdict.AlreadyTried> tried(CallId call, AgentId agent) {
        return Optional.ofNullable(tried.getOrDefault(call, Map.of()).get(agent))
            .filter(one -> now.isBefore(one.at().plus(Waiter.REST)));
      }

      @Override
      public boolean everTried(CallId call, AgentId agent) {
        return tried.getOrDefault(call, Map.of()).containsKey(agent);
      }

      @Override
      public int openRings(Request request) {
        return Rings.open(queue(request), Duration.between(request.since(), now), Optional.empty());
      }

      @Override
      public long lastOffer(AgentId agent) {
        return 0;
      }

      @Override
      public int occupied(AgentId agent) {
        return 0;
      }
    }
  }
}
