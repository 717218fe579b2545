package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who was there when at the bank, and how long agents rest after a call, as far as the calls tell.
 *
 * <p>An agent serves the types of which he or she had three calls at least, and is as good at each
 * as it is a share of them. Between two calls an agent was not free as long as somebody waited whom
 * he or she serves: up to the next call if that one had waited, else up to the last instant at
 * which anybody waited. Such a time is a rest if it is at most ten minutes, else a break. At both
 * ends of a day an agent was there for up to fifteen minutes more if nobody waited then.
 */
final class BankStaff {

  private static final Duration LONGEST_REST = Duration.ofMinutes(10);
  private static final Duration IDLE_AT_THE_ENDS = Duration.ofMinutes(15);
  private static final int CALLS_OF_A_TYPE = 3;

  /** Somebody is there from then until then. */
  record Shift(AgentId agent, Instant from, Instant to) {}

  private final Map<AgentId, Map<String, Integer>> types =
      new TreeMap<>(Comparator.comparing(AgentId::name));
  private final List<Shift> shifts = new ArrayList<>();
  private final Map<LocalDate, List<Duration>> rests = new HashMap<>();

  BankStaff(List<BankCall> calls) {
    Map<AgentId, List<BankCall>> byAgent = new LinkedHashMap<>();
    for (BankCall call : calls) {
      call.agent()
          .ifPresent(
              name -> byAgent.computeIfAbsent(new AgentId(name), _ -> new ArrayList<>()).add(call));
    }
    byAgent.forEach((agent, served) -> types.put(agent, types(served)));
    byAgent.forEach((agent, served) -> {
      NavigableMap<Instant, Instant> pressure = pressure(calls, typesOf(agent));
      served.stream()
          .sorted(Comparator.comparing(BankCall::answered))
          .collect(Collectors.groupingBy(BankCall::day))
          .forEach((_, day) -> day(agent, day, pressure));
    });
    shifts.sort(Comparator.comparing(Shift::from).thenComparing(shift -> shift.agent().name()));
  }

  /** What each agent serves, and at what level (1 to 100), agents in the order of their codes. */
  Map<AgentId, Map<String, Integer>> types() {
    return types;
  }

  /** In the order of beginning. */
  List<Shift> shifts() {
    return shifts;
  }

  /** The rests of that day whose length is known for certain. */
  List<Duration> rests(LocalDate day) {
    return rests.getOrDefault(day, List.of(Duration.ZERO));
  }

  private Set<String> typesOf(AgentId agent) {
    return types.getOrDefault(agent, Map.of()).keySet();
  }

  private static Map<String, Integer> types(List<BankCall> served) {
    Map<String, Long> counts =
        served.stream().collect(Collectors.groupingBy(BankCall::type, Collectors.counting()));
    Map<String, Integer> levels = new TreeMap<>();
    counts.forEach((type, count) -> {
      if (count >= CALLS_OF_A_TYPE) {
        levels.put(type, (int) Math.max(1, 100 * count / served.size()));
      }
    });
    return levels;
  }

  /** When somebody of these types waited: disjoint intervals, ends by beginnings. */
  private static NavigableMap<Instant, Instant> pressure(List<BankCall> calls, Set<String> types) {
    NavigableMap<Instant, Instant> intervals = new TreeMap<>();
    for (BankCall call : calls) { // in the order of coming
      if (call.waited().isPositive() && types.contains(call.type())) {
        var last = intervals.lastEntry();
        if (last != null && !call.comes().isAfter(last.getValue())) {
          intervals.put(last.getKey(), later(last.getValue(), call.answered()));
        } else {
          intervals.put(call.comes(), call.answered());
        }
      }
    }
    return intervals;
  }

  private void day(AgentId agent, List<BankCall> served, NavigableMap<Instant, Instant> pressure) {
    Instant from = begins(served.getFirst(), pressure);
    Instant free = served.getFirst().over();
    for (BankCall next : served.subList(1, served.size())) {
      boolean certain = next.waited().isPositive();
      Instant ready = certain ? next.answered() : lastPressure(free, next.answered(), pressure);
      Duration rest = Duration.between(free, later(ready, free));
      if (rest.compareTo(LONGEST_REST) > 0) {
        shifts.add(new Shift(agent, from, free));
        from = ready;
      } else if (certain) {
        rests.computeIfAbsent(next.day(), _ -> new ArrayList<>()).add(rest);
      }
      free = later(free, next.over());
    }
    shifts.add(new Shift(agent, from, ends(free, pressure)));
  }

  private static Instant begins(BankCall first, NavigableMap<Instant, Instant> pressure) {
    Instant answered = first.answered();
    return first.waited().isPositive()
        ? answered
        : lastPressure(answered.minus(IDLE_AT_THE_ENDS), answered, pressure);
  }

  private static Instant ends(Instant free, NavigableMap<Instant, Instant> pressure) {
    var before = pressure.floorEntry(free);
    if (before != null && before.getValue().isAfter(free)) {
      return free;
    }
    Instant latest = free.plus(IDLE_AT_THE_ENDS);
    Instant next = pressure.ceilingKey(free);
    return next == null || next.isAfter(latest) ? latest : next;
  }

  /** The last instant between these at which somebody waited; {@code from} if nobody did. */
  private static Instant lastPressure(
      Instant from, Instant to, NavigableMap<Instant, Instant> pressure) {
    var last = pressure.lowerEntry(to);
    if (last == null || !last.getValue().isAfter(from)) {
      return from;
    }
    return last.getValue().isBefore(to) ? last.getValue() : to;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
