package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asterisk's own queues, for comparison: an agent is a member of every queue he or she may serve,
 * and each queue goes by a strategy.
 *
 * <p>As app_queue does it (with {@code autofill=yes}, {@code ringinuse=no}, one penalty, no
 * weights): callers stand in a queue by priority and then as they came; a caller may try if fewer
 * stand before than members are free; and a caller who waits looks again once a second (measured on
 * Asterisk 22.10: median 0.4 s from an agent's hanging up to the next ringing). It knows no head
 * start in seconds: whoever has one here gets a higher priority.
 */
public final class AppQueue implements Policy {

  private final Map<QueueId, Members> queues;
  private final Optional<Duration> pause;
  private final Set<AgentId> free = new HashSet<>();
  private final Map<CallId, Waiting> waiting = new HashMap<>();
  private final Map<QueueId, NavigableSet<Waiting>> lines = new HashMap<>();
  private final PriorityQueue<Look> looks = new PriorityQueue<>();
  private long number;

  /**
   * @param members of each queue, in the order of its configuration
   * @param pause between two looks of a caller; empty for looks at the instant an agent is free,
   *     which Asterisk does not have
   */
  public AppQueue(
      AppQueueStrategy strategy, Map<QueueId, List<AgentId>> members, Optional<Duration> pause) {
    this.pause = pause;
    this.queues = new LinkedHashMap<>();
    members.forEach((queue, agents) -> queues.put(queue, new Members(strategy, agents)));
  }

  @Override
  public List<Offer> asks(Caller caller, Instant now) {
    int priority = caller.headStart().isPositive() ? 1 : 0;
    var one = new Waiting(caller.call(), caller.queue(), priority, number++);
    waiting.put(caller.call(), one);
    line(caller.queue()).add(one);
    return look(one, now);
  }

  @Override
  public List<Offer> leaves(CallId call, Instant now) {
    forget(call);
    return List.of();
  }

  @Override
  public List<Offer> talks(Offer offer, Instant now) {
    return List.of();
  }

  @Override
  public List<Offer> ends(Offer offer, boolean stays, Instant now) {
    for (Members queue : queues.values()) {
      queue.talked(offer, now);
    }
    return stays ? comes(offer.agent(), now) : List.of();
  }

  @Override
  public List<Offer> comes(AgentId agent, Instant now) {
    free.add(agent);
    if (pause.isPresent()) {
      return List.of();
    }
    List<Offer> offers = new ArrayList<>();
    List<Waiting> all = new ArrayList<>(waiting.values());
    all.sort(Waiting.ORDER);
    for (Waiting one : all) {
      offers.addAll(look(one, now));
    }
    return offers;
  }

  @Override
  public List<Offer> goes(AgentId agent, Instant now) {
    free.remove(agent);
    return List.of();
  }

  @Override
  public Optional<Instant> nextLook() {
    while (!looks.isEmpty() && !waiting.containsKey(looks.peek().call())) {
      looks.remove();
    }
    return Optional.ofNullable(looks.peek()).map(Look::at);
  }

  @Override
  public List<Offer> looks(Instant now) {
    List<Offer> offers = new ArrayList<>();
    while (!looks.isEmpty() && !looks.peek().at().isAfter(now)) {
      Waiting one = waiting.get(looks.remove().call());
      if (one != null) {
        offers.addAll(look(one, now));
      }
    }
    return offers;
  }

  private List<Offer> look(Waiting one, Instant now) {
    Members members = members(one.queue());
    long available = members.agents().stream().filter(free::contains).count();
    boolean ourTurn = line(one.queue()).headSet(one).stream().limit(available).count() < available;
    if (ourTurn) {
      AgentId agent = members.choose(free, now);
      free.remove(agent);
      forget(one.call());
      members.rung(agent, one.call());
      return List.of(new Offer(one.call(), agent));
    }
    pause.ifPresent(time -> looks.add(new Look(now.plus(time), number++, one.call())));
    return List.of();
  }

  private void forget(CallId call) {
    Waiting one = waiting.remove(call);
    if (one != null) {
      line(one.queue()).remove(one);
    }
  }

  private NavigableSet<Waiting> line(QueueId queue) {
    return lines.computeIfAbsent(queue, _ -> new TreeSet<>(Waiting.ORDER));
  }

  private Members members(QueueId queue) {
    Members members = queues.get(queue);
    if (members == null) {
      throw new IllegalArgumentException("There is no queue " + queue);
    }
    return members;
  }

  private record Waiting(CallId call, QueueId queue, int priority, long number) {
    static final Comparator<Waiting> ORDER =
        Comparator.comparingInt(Waiting::priority).reversed().thenComparingLong(Waiting::number);
  }

  private record Look(Instant at, long number, CallId call) implements Comparable<Look> {
    @Override
    public int compareTo(Look other) {
      int order = at.compareTo(other.at);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }

  /** The members of one queue, and what the queue remembers of each. */
  private static final class Members {

    private final AppQueueStrategy strategy;
    private final List<AgentId> agents;
    private final Map<CallId, AgentId> talking = new HashMap<>();
    private final Map<AgentId, Long> lastCalls = new HashMap<>();
    private final Map<AgentId, Integer> calls = new HashMap<>();
    private int next;

    Members(AppQueueStrategy strategy, List<AgentId> agents) {
      this.strategy = strategy;
      this.agents = List.copyOf(agents);
    }

    List<AgentId> agents() {
      return agents;
    }

    /** The free member with the least metric; of several the first. */
    AgentId choose(Set<AgentId> free, Instant now) {
      AgentId best = null;
      long least = Long.MAX_VALUE;
      for (int place = 0; place < agents.size(); place++) {
        AgentId agent = agents.get(place);
        if (free.contains(agent)) {
          long metric =
              strategy.metric(
                  (place - next + agents.size()) % agents.size(),
                  lastCalls.getOrDefault(agent, 0L),
                  calls.getOrDefault(agent, 0),
                  now.getEpochSecond());
          if (metric < least) {
            least = metric;
            best = agent;
          }
        }
      }
      if (best == null) {
        throw new IllegalStateException("Nobody is free.");
      }
      return best;
    }

    void rung(AgentId agent, CallId call) {
      talking.put(call, agent);
      next = (agents.indexOf(agent) + 1) % agents.size();
    }

    void talked(Offer offer, Instant now) {
      if (talking.remove(offer.call(), offer.agent())) {
        lastCalls.put(offer.agent(), now.getEpochSecond());
        calls.merge(offer.agent(), 1, Integer::sum);
      }
    }
  }
}
