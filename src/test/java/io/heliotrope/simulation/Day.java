package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Ring;
import io.heliotrope.config.Site;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.FloorView;
import io.heliotrope.floor.Roll;
import io.heliotrope.floor.Rules;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A day of three sites in which whatever can go wrong does: agents dither, callers hang up at the
 * worst moment, agents ask each other, what the PBXs tell is late, doubled, out of order or lost,
 * the clock is stepped, the files change. One seed makes one day, always the same. After every
 * event the floor is checked.
 */
final class Day {

  private static final List<Instant> DATES =
      List.of(
          Instant.parse("2026-03-24T06:00:00Z"), // Denver has summer time, Lisbon has not
          Instant.parse("2026-06-24T06:00:00Z"),
          Instant.parse("2026-11-23T06:00:00Z"));

  /** When sites open and close, in hours after 06:00 UTC or so. */
  private static final int[] BUSY_HOURS = {2, 3, 6, 8, 9, 12, 14, 17};

  private static final int STORY = 60;

  private final SplittableRandom random;
  private final Agenda agenda;
  private final BiFunction<Rules, Instant, FloorUnderTest> floors;
  private final DayChecks checks;
  private final Map<PbxName, DayPbx> pbxs = new LinkedHashMap<>();
  private final Map<AgentId, DayAgent> agents = new LinkedHashMap<>();
  private final Map<CallId, DayLine> calls = new LinkedHashMap<>();

  /** What happened last, told in words only if it is needed. */
  private final Deque<Object> story = new ArrayDeque<>();

  private final Consumer<Object> witness;

  /** How far the floor's clock is ahead. */
  private Duration offset = Duration.ZERO;

  private final Rules usual;
  private final boolean pbxsRestart;
  private Rules rules;
  private FloorUnderTest floor;
  private long events;

  Day(long seed, BiFunction<Rules, Instant, FloorUnderTest> floors) {
    this(seed, floors, _ -> {});
  }

  /** {@code witness} hears of all that happens. */
  Day(long seed, BiFunction<Rules, Instant, FloorUnderTest> floors, Consumer<Object> witness) {
    this.witness = witness;
    this.random = new SplittableRandom(seed);
    this.pbxsRestart = seed % 3 == 0;
    this.usual = pbxsRestart ? ThreeSites.WIDENING : ThreeSites.ONE;
    this.rules = usual;
    Instant start = DATES.get(random.nextInt(DATES.size()));
    this.agenda = new Agenda(start);
    this.floors = floors;
    this.floor = floors.apply(rules, start);
    this.checks = new DayChecks(this, rules);
    for (Site site : ThreeSites.ONE.company().sites().values()) {
      pbxs.put(site.pbx(), new DayPbx(this, site.pbx(), random.split()));
    }
    for (Agent agent : ThreeSites.ONE.company().agents().values()) {
      Site site = Objects.requireNonNull(ThreeSites.ONE.company().sites().get(agent.site()));
      DayPbx pbx = Objects.requireNonNull(pbxs.get(site.pbx()));
      agents.put(agent.id(), new DayAgent(this, agent, pbx, random.split()));
    }
  }

  /** Lives the day; returns how many events the floor had. */
  long live() {
    try {
      plan();
      Instant end = agenda.now().plus(Duration.ofHours(23));
      while (agenda.next(end)) {}
      end();
      return events;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          e + "\n" + story.stream().map(Object::toString).collect(Collectors.joining("\n")), e);
    }
  }

  private void plan() {
    pbxs.values().forEach(DayPbx::connect);
    agents
        .values()
        .forEach(agent -> {
          for (int n = 0; n < 4; n++) {
            after(sometime(), agent::dither);
          }
        });
    for (DayPbx pbx : pbxs.values()) {
      for (int n = 0; n < 3; n++) {
        after(sometime(), pbx::trouble);
      }
    }
    int busy = BUSY_HOURS[random.nextInt(BUSY_HOURS.length)];
    for (int n = 0; n < 50; n++) {
      Duration near = Duration.ofHours(busy).plusMillis(random.nextInt(-300_000, 300_000));
      Duration when = n % 2 == 0 ? near : sometime();
      int number = n;
      after(when, () -> call(new CallId("c" + number)));
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      after(sometime(), this::stepClock);
    }
    if (random.nextInt(3) == 0) {
      after(sometime(), () -> rules(ThreeSites.TWO));
      after(Duration.ofHours(17), () -> rules(usual));
    }
    if (random.nextInt(3) == 0) {
      after(sometime(), this::crash);
    }
    if (pbxsRestart) {
      for (DayPbx pbx : pbxs.values()) {
        Duration near = Duration.ofHours(busy).plusMillis(random.nextInt(-300_000, 300_000));
        after(near, () -> restart(pbx));
      }
    }
  }

  /** All is quiet in the end: nothing may be left of the day. */
  private void end() {
    offset = Duration.ZERO;
    tell(new FloorCommand.Tick());
    pbxs.values().forEach(DayPbx::connect);
    for (DayAgent agent : agents.values()) {
      tell(new FloorCommand.SignIn(agent.id(), "phone"));
      agent.resume();
    }
    while (agenda.next(agenda.now().plus(Duration.ofHours(4)))) {}
    checks.nothingIsLeft(floor, calls.values());
  }

  // ------------------------------------------------------------------ for those who live in it

  Instant now() {
    return agenda.now();
  }

  /** What the clock says. */
  Instant told() {
    return agenda.now().plus(offset);
  }

  void after(Duration time, Runnable what) {
    agenda.plan(agenda.now().plus(time), what);
  }

  /** Looks at the floor then, though nothing may happen. */
  void lookAfter(Duration time) {
    after(time, () -> checks.look(floor));
  }

  /** Looks at the floor whenever more agents may be asked for that caller. */
  void lookAfterEachRing(Request request) {
    Optional.ofNullable(rules.company().queues().get(request.queue())).stream()
        .flatMap(queue -> queue.rings().stream())
        .map(Ring::after)
        .filter(after -> !after.isZero())
        .forEach(after -> lookAfter(after.plusMillis(50)));
  }

  /** How long a word takes between a caller's line and the floor. */
  Duration signalling() {
    return Duration.ofMillis(1 + random.nextInt(4));
  }

  DayAgent agent(AgentId id) {
    return Objects.requireNonNull(agents.get(id), id.name());
  }

  Map<AgentId, DayAgent> agents() {
    return agents;
  }

  /** Callers, and consults about them. */
  Map<CallId, DayLine> calls() {
    return calls;
  }

  /** Tells the floor, and those concerned what it says. */
  void tell(FloorCommand command) {
    events++;
    remember(told());
    remember(command);
    List<FloorEvent> said = floor.apply(command, told());
    said.forEach(this::remember);
    for (FloorEvent event : said) {
      switch (event) {
        case FloorEvent.Offered offered -> known(offered.claim().call()).offered(offered.claim());
        case FloorEvent.NobodyAwake nobody -> known(nobody.call()).nobodyAwake();
        case FloorEvent.AtLimit limit -> known(limit.call()).atLimit(limit.way());
        case FloorEvent.Queued _,
            FloorEvent.Estimated _,
            FloorEvent.AgentChanged _,
            FloorEvent.DutyChanged _,
            FloorEvent.AgentAnswered _ -> {}
      }
    }
    checks.after(command, said, floor);
    planTick();
  }

  // ------------------------------------------------------------------ what happens

  private void call(CallId id) {
    String[] languages = {"en", "en", "en", "pt", "es"};
    var queue = new QueueId(random.nextInt(3) == 0 ? "any" : "billing");
    var language = new Language(languages[random.nextInt(languages.length)]);
    var headStart = Duration.ofSeconds(random.nextInt(4) == 0 ? 90 : 0);
    var request =
        new Request(
            id,
            queue,
            language,
            told(),
            Optional.empty(),
            headStart,
            Optional.empty(),
            Optional.empty());
    var call = new DayCall(this, request, random.split());
    calls.put(id, call);
    call.begin();
  }

  /** An agent asks somebody about a caller. */
  void consult(DayConsult consult) {
    calls.put(consult.id(), consult);
    consult.begin();
  }

  private void stepClock() {
    long most = random.nextBoolean() ? 5_000 : 3_600_000;
    offset = offset.plusMillis(random.nextLong(-most, most));
    remember("the clock is set to " + told());
    checks.clockSet();
    tell(new FloorCommand.Tick());
  }

  private void rules(Rules changed) {
    rules = changed;
    checks.rules(changed);
    tell(new FloorCommand.RulesChanged(changed));
  }

  /** The server dies, with all calls, and another goes on. */
  private void crash() {
    remember("the server dies");
    Roll roll = floor.roll();
    FloorView before = floor.view();
    pbxs.values().forEach(DayPbx::disconnect);
    floor = floors.apply(rules, told());
    calls.values().forEach(DayLine::dropped);
    checks.serverDied();
    tell(new FloorCommand.Recall(roll));
    checks.standAsBefore(before, floor.view());
    pbxs.values().forEach(pbx -> after(Duration.ofMillis(random.nextInt(5_000)), pbx::connect));
  }

  /** A PBX ends, with all calls to its telephones and some other lines, and is back in a while. */
  private void restart(DayPbx pbx) {
    remember(pbx.name() + " restarts");
    pbx.disconnect();
    for (DayLine call : List.copyOf(calls.values())) {
      if (call.isWith(pbx) || (call.waitsForTheFloor() && random.nextInt(3) == 0)) {
        call.lineLost();
      }
    }
    agents.values().stream().filter(agent -> agent.pbx() == pbx).forEach(DayAgent::cutOff);
    after(
        Duration.ofMillis(random.nextInt(5_000)), () -> tell(new FloorCommand.PbxLost(pbx.name())));
    after(Duration.ofMillis(6_000 + random.nextInt(30_000)), pbx::connect);
  }

  private void planTick() {
    floor
        .nextWake()
        .ifPresent(wake ->
            agenda.plan(
                wake.minus(offset),
                () -> {
                  if (floor.nextWake().filter(due -> !due.isAfter(told())).isPresent()) {
                    tell(new FloorCommand.Tick());
                  }
                }));
  }

  private DayLine known(CallId id) {
    return Objects.requireNonNull(calls.get(id), id.value());
  }

  private Duration sometime() {
    return Duration.ofMillis(random.nextInt(18 * 3_600_000));
  }

  void remember(Object what) {
    witness.accept(what);
    story.add(what);
    if (story.size() > STORY) {
      story.remove();
    }
  }
}
