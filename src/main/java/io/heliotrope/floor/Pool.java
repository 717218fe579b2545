package io.heliotrope.floor;

import io.heliotrope.config.Queue;
import io.heliotrope.routing.Demand;
import io.heliotrope.routing.Load;
import io.heliotrope.routing.Ranking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The agents who meet one demand, by site, and the callers who wait for them. */
final class Pool {

  final Queue queue;
  final Demand demand;

  /** Only sites where somebody meets the demand, in its order. */
  final List<Lane> lanes = new ArrayList<>();

  /** The places of lanes in which somebody is ready. */
  final BitSet free = new BitSet();

  /** Nobody is rung for them. */
  final TreeSet<Waiter> waiting = new TreeSet<>(Waiter.ORDER);

  Pool(Queue queue, Demand demand) {
    this.queue = queue;
    this.demand = demand;
  }

  /** Whom to ask for that caller; null if nobody is free. */
  @Nullable Post best(Waiter waiter, boolean tried, Ranking ranking, Instant now) {
    return switch (queue.choice().spread()) {
      case IN_ORDER -> bestInOrder(waiter, tried, ranking, now);
      case BY_LOAD -> bestByLoad(waiter, tried, ranking, now);
      case TOGETHER -> bestTogether(waiter, tried, ranking, now);
    };
  }

  private @Nullable Post bestInOrder(Waiter waiter, boolean tried, Ranking ranking, Instant now) {
    for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
      Post post = bestOf(lanes.get(i), waiter, tried, ranking, now);
      if (post != null) {
        return post;
      }
    }
    return null;
  }

  private @Nullable Post bestByLoad(Waiter waiter, boolean tried, Ranking ranking, Instant now) {
    Post best = null;
    for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
      Lane lane = lanes.get(i);
      boolean lighter =
          best == null
              || Load.isLighter(lane.ready, lane.present, best.lane.ready, best.lane.present);
      Post post = lighter ? bestOf(lane, waiter, tried, ranking, now) : null;
      best = post == null ? best : post;
    }
    return best;
  }

  private @Nullable Post bestTogether(Waiter waiter, boolean tried, Ranking ranking, Instant now) {
    Post best = null;
    long most = 0;
    for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
      Post post = bestOf(lanes.get(i), waiter, tried, ranking, now);
      if (post != null) {
        long score = ranking.score(post, now);
        if (best == null || score > most || (score == most && post.isIdleBefore(best))) {
          best = post;
          most = score;
        }
      }
    }
    return best;
  }

  private static @Nullable Post bestOf(
      Lane lane, Waiter waiter, boolean tried, Ranking ranking, Instant now) {
    return lane.room.isOpen() && !waiter.group.closesTooSoon(lane.room, now)
        ? lane.best(waiter, tried, ranking, now)
        : null;
  }
}
