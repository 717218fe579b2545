package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.floor.Rules;
import io.heliotrope.simulation.BankStaff.Shift;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bank's real February, replayed: its callers as they came, with the talks they had, its agents
 * when they were there.
 *
 * <p>What the calls do not tell is drawn from what they do: whoever was answered would have waited
 * longer, by the Kaplan-Meier curve of that kind of customer; whoever hung up would have had a talk
 * as others of that type; an agent rests after a call as agents did on that day; and who was served
 * at once, and so not identified, may have been preferred as often as those of that type who
 * waited.
 */
public final class February {

  static final Duration HEAD_START = Duration.ofSeconds(90);

  private final List<BankCall> calls;
  private final BankStaff staff;
  private final Instant start;

  public February(List<BankCall> calls) {
    this.calls = calls;
    this.staff = new BankStaff(calls);
    this.start = calls.getFirst().comes().minus(Duration.ofHours(1));
  }

  /** How it went in 1999. */
  public List<Visit> real() {
    List<Visit> visits = new ArrayList<>();
    for (int n = 0; n < calls.size(); n++) {
      BankCall call = calls.get(n);
      // whoever helped, somebody did
      Optional<AgentId> agent =
          call.served()
              ? Optional.of(new AgentId(call.agent().orElse("unknown")))
              : Optional.empty();
      visits.add(new Visit(caller(n, call, Duration.ZERO, call.talk()), agent, call.waited()));
    }
    return visits;
  }

  /** One month: visits, and how evenly the work was shared. */
  public record Month(List<Visit> visits, double spread) {}

  /** The same month with another to decide. The seed draws what the calls do not tell. */
  public Month replay(Supplier<Policy> policy, long seed) {
    List<Visit> visits = new ArrayList<>();
    var simulation = new Simulation(new Agenda(start), policy.get(), visits::add);
    Map<CallId, Duration> rests = new HashMap<>();
    List<Caller> callers = callers(new SplittableRandom(seed), rests);
    simulation.afterwards((_, caller) -> rests.getOrDefault(caller.call(), Duration.ZERO));
    for (Shift shift : staff.shifts()) {
      simulation.shift(shift.agent(), shift.from(), shift.to());
    }
    simulation.callers(callers.iterator());
    simulation.run(calls.getLast().comes().plus(Duration.ofDays(2)));
    if (visits.size() != calls.size()) {
      throw new AssertionError(
          "%d callers came, %d had an outcome".formatted(calls.size(), visits.size()));
    }
    return new Month(visits, spread(visits));
  }

  /** The floor, with a queue for each type of service. */
  public Supplier<Policy> floor(String queueOptions) {
    StringBuilder text = new StringBuilder("site bank Asia/Jerusalem 24/7\n");
    staff
        .types()
        .forEach((agent, types) ->
            text.append(
                "agent %s bank %s en%n"
                    .formatted(
                        agent,
                        types.entrySet().stream()
                            .map(type -> type.getKey() + "=" + type.getValue())
                            .collect(Collectors.joining(",")))));
    for (String type : types()) {
      text.append("queue %s bank %s=1 %s%n".formatted(type, type, queueOptions));
    }
    Rules rules = Rules.of("february", CompanyText.read(text.toString()));
    return () -> new FloorPolicy(rules, start);
  }

  /** Asterisk, with a queue for each type of service. */
  public Supplier<Policy> asterisk(AppQueueStrategy strategy, Optional<Duration> pause) {
    Map<QueueId, List<AgentId>> members = new LinkedHashMap<>();
    for (String type : types()) {
      List<AgentId> able =
          staff.types().entrySet().stream()
              .filter(entry -> entry.getValue().containsKey(type))
              .map(Map.Entry::getKey)
              .toList();
      members.put(new QueueId(type), able);
    }
    return () -> new AppQueue(strategy, members, pause);
  }

  private Set<String> types() {
    Set<String> all = new TreeSet<>();
    staff.types().values().forEach(types -> all.addAll(types.keySet()));
    return all;
  }

  private List<Caller> callers(SplittableRandom random, Map<CallId, Duration> rests) {
    RandomGenerator preference = random.split();
    RandomGenerator patience = random.split();
    RandomGenerator talk = random.split();
    RandomGenerator rest = random.split();
    Map<String, KaplanMeier> patiences = patiences();
    Map<String, List<Duration>> talks = new HashMap<>();
    for (BankCall call : calls) {
      if (call.served()) {
        talks.computeIfAbsent(call.type(), _ -> new ArrayList<>()).add(call.talk());
      }
    }
    Map<String, Double> shares = sharesOfPreferred();
    List<Caller> callers = new ArrayList<>();
    for (int n = 0; n < calls.size(); n++) {
      BankCall call = preferred(calls.get(n), shares, preference);
      Duration willing =
          call.served()
              ? there(patiences.get(kind(call))).draw(call.waited(), patience)
              : call.waited();
      Caller caller =
          caller(
              n,
              call,
              willing,
              call.served() ? call.talk() : pick(there(talks.get(call.type())), talk));
      callers.add(caller);
      rests.put(caller.call(), pick(staff.rests(call.day()), rest));
    }
    return callers;
  }

  /** Patience by kind of customer. */
  Map<String, KaplanMeier> patiences() {
    Map<String, KaplanMeier.Gathering> gatherings = new TreeMap<>();
    for (BankCall call : calls) {
      gatherings
          .computeIfAbsent(kind(call), _ -> new KaplanMeier.Gathering())
          .add(call.waited(), !call.served());
    }
    Map<String, KaplanMeier> patiences = new TreeMap<>();
    gatherings.forEach((kind, gathering) -> patiences.put(kind, gathering.estimate()));
    return patiences;
  }

  /** The share of preferred customers among those of a type who waited. */
  private Map<String, Double> sharesOfPreferred() {
    return calls.stream()
        .filter(call -> call.waited().isPositive())
        .collect(
            Collectors.groupingBy(
                BankCall::type, Collectors.averagingDouble(call -> call.preferred() ? 1 : 0)));
  }

  private static BankCall preferred(
      BankCall call, Map<String, Double> shares, RandomGenerator random) {
    boolean unknown = call.waited().isZero() && !call.preferred();
    boolean luck = random.nextDouble() < shares.getOrDefault(call.type(), 0.0);
    return unknown && luck ? call.asPreferred() : call;
  }

  private static String kind(BankCall call) {
    return call.preferred() ? "preferred" : call.type().equals("nw") ? "prospective" : "regular";
  }

  private static Caller caller(int number, BankCall call, Duration patience, Duration talk) {
    return new Caller(
        new CallId("c" + number),
        new QueueId(call.type()),
        Caller.ENGLISH,
        call.comes(),
        patience,
        talk,
        call.preferred() ? HEAD_START : Duration.ZERO);
  }

  /**
   * How unevenly work was shared: the standard deviation of the agents' occupancies (talk / time
   * there) on a day, of those there for two hours at least; the mean of the days.
   */
  double spread(List<Visit> visits) {
    Map<LocalDate, Map<AgentId, double[]>> days = new TreeMap<>();
    for (Shift shift : staff.shifts()) {
      sums(days, shift.agent(), shift.from())[1] +=
          Duration.between(shift.from(), shift.to()).toSeconds();
    }
    for (Visit visit : visits) {
      visit
          .agent()
          .ifPresent(agent ->
              sums(days, agent, visit.caller().comes())[0] += visit.caller().talk().toSeconds());
    }
    return days.values().stream()
        .mapToDouble(agents -> {
          double[] occupancies =
              agents.values().stream()
                  .filter(sums -> sums[1] >= 7_200)
                  .mapToDouble(sums -> sums[0] / sums[1])
                  .toArray();
          double mean = Arrays.stream(occupancies).average().orElse(0);
          double squares = Arrays.stream(occupancies).map(x -> (x - mean) * (x - mean)).sum();
          return Math.sqrt(squares / Math.max(1, occupancies.length));
        })
        .average()
        .orElse(0);
  }

  private static double[] sums(
      Map<LocalDate, Map<AgentId, double[]>> days, AgentId agent, Instant at) {
    return days.computeIfAbsent(at.atZone(BankCall.ZONE).toLocalDate(), _ -> new HashMap<>())
        .computeIfAbsent(agent, _ -> new double[2]);
  }

  private static <T> T there(@Nullable T thing) {
    return Objects.requireNonNull(thing);
  }

  private static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }
}
