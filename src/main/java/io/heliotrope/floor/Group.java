package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Ring;
import io.heliotrope.routing.Others;
import io.heliotrope.routing.Ranking;
import io.heliotrope.routing.Router;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Callers whom the same agents can help. */
final class Group {

  /** What they have in common. */
  record Key(QueueId queue, Language language, Optional<Market> market) {}

  /** Null if the files have no such queue. */
  final @Nullable Queue queue;

  /** One for each demand of the queue's rings, in the order in which agents are preferred. */
  final List<Pool> pools;

  final Ranking ranking;
  final List<Room> rooms;
  final boolean minds;
  final boolean estimates;
  int waiting;
  private @Nullable Map<Room, Integer> able;
  private @Nullable List<Others> unable;

  Group(@Nullable Queue queue, List<Pool> pools, Ranking ranking) {
    this.queue = queue;
    this.pools = pools;
    this.ranking = ranking;
    this.minds = queue != null && !queue.choice().usualLength().isZero();
    this.estimates =
        queue != null
            && queue.rings().stream().map(Ring::estimateOver).anyMatch(Optional::isPresent);
    this.rooms =
        pools.stream()
            .flatMap(pool -> pool.lanes.stream())
            .map(lane -> lane.room)
            .distinct()
            .toList();
  }

  Limits limits() {
    return queue == null ? Limits.NONE : queue.limits();
  }

  Queue known() {
    return Objects.requireNonNull(queue, "a queue that is no more");
  }

  int priority() {
    return queue == null ? 1 : queue.priority();
  }

  boolean nobodyAwake() {
    for (Room room : rooms) {
      if (room.isOpen()) {
        return false;
      }
    }
    return true;
  }

  /** When the first of the sites that could help opens; all of them are closed. */
  Optional<Instant> opens() {
    return rooms.stream()
        .flatMap(room -> room.open.until().stream())
        .min(Comparator.naturalOrder());
  }

  /** Would a call of the usual length outlast the opening hours, and does somebody stay longer? */
  boolean closesTooSoon(Room room, Instant now) {
    return minds && Router.closesSoon(known(), room.open, now) && someoneStays(now);
  }

  private boolean someoneStays(Instant now) {
    for (Pool pool : pools) {
      for (Lane lane : pool.lanes) {
        if (lane.present > 0
            && lane.room.isOpen()
            && !Router.closesSoon(known(), lane.room.open, now)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Could the agent help, in whatever ring? */
  boolean able(Helper helper) {
    for (Post post : helper.posts) {
      if (pools.contains(post.lane.pool)) {
        return true;
      }
    }
    return false;
  }

  /** How many could help, by site. */
  Map<Room, Integer> able() {
    if (able == null) {
      Set<Helper> all = new HashSet<>();
      pools.forEach(
          pool -> pool.lanes.forEach(lane -> lane.posts.forEach(post -> all.add(post.helper))));
      Map<Room, Integer> counts = new LinkedHashMap<>();
      all.forEach(helper -> counts.merge(helper.room, 1, Integer::sum));
      able = counts;
    }
    return able;
  }

  /** How many could never help, by what they lack for the widest ring. */
  List<Others> unable(Collection<Agent> all) {
    if (unable == null) {
      Set<AgentId> ids = new HashSet<>();
      pools.forEach(pool ->
          pool.lanes.forEach(lane -> lane.posts.forEach(post -> ids.add(post.helper.agent.id()))));
      unable =
          pools.isEmpty()
              ? List.of()
              : Unable.count(pools.getLast().demand, all, agent -> ids.contains(agent.id()));
    }
    return unable;
  }

  /** Is anybody who could help signed in at an open site, besides these? */
  boolean hasOthers(Set<AgentId> besides) {
    for (Pool pool : pools) {
      for (Lane lane : pool.lanes) {
        if (lane.room.isOpen() && lane.hasOthers(besides)) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many who could help are signed in at open sites. */
  int present() {
    int most = 0;
    for (Pool pool : pools) {
      int here = 0;
      for (Lane lane : pool.lanes) {
        here += lane.room.isOpen() ? lane.present : 0;
      }
      most = Math.max(most, here); // pools of one queue overlap
    }
    return most;
  }
}
