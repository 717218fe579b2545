package io.heliotrope.floor;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is the right one: the agent for a caller, and the caller for an agent who became free. */
final class Picking {

  private final Moment moment;

  Picking(Moment moment) {
    this.moment = moment;
  }

  /** The caller for whom that agent is to be asked first; null if there is none. */
  @Nullable Waiter bestFor(Helper helper, Roster roster) {
    if (!helper.isReady() || !helper.room.isOpen()) {
      return null;
    }
    TreeSet<Waiter> own = roster.waitingFor(helper);
    Waiter best = own == null ? null : bestFor(helper, own, null);
    for (int i = 0; i < helper.posts.size(); i++) {
      best = bestFor(helper, helper.posts.get(i).lane.pool.waiting, best);
    }
    return best;
  }

  /** The first of these callers whom the agent may take, or the best so far who comes before. */
  private @Nullable Waiter bestFor(Helper helper, TreeSet<Waiter> waiting, @Nullable Waiter best) {
    Waiter waiter = waiting.isEmpty() ? null : waiting.first();
    while (waiter != null && (best == null || waiter.comesBefore(best, moment.now()))) {
      boolean held = waiter.heldFor != null;
      if (waiter.mayBeAsked(helper, moment.now())
          && (held || !waiter.group.closesTooSoon(helper.room, moment.now()))) {
        return waiter;
      }
      waiter = waiting.higher(waiter);
    }
    return best;
  }

  /** Whom to ask for that caller; null if nobody is free. */
  @Nullable Helper pick(Waiter waiter, Roster roster) {
    if (waiter.heldFor != null) {
      Helper own = waiter.heldFor;
      return own.isReady() && own.room.isOpen() && waiter.mayBeAsked(own, moment.now())
          ? own
          : null;
    }
    if (waiter.request.lastAgent().isPresent()) {
      Helper last = roster.find(waiter.request.lastAgent().get());
      if (last != null && mayHaveAgain(waiter, last)) {
        return last;
      }
    }
    Helper fresh = pick(waiter, false);
    return fresh == null && !waiter.tried.isEmpty() ? pick(waiter, true) : fresh;
  }

  private @Nullable Helper pick(Waiter waiter, boolean tried) {
    Group group = waiter.group;
    for (int i = 0; i < waiter.listed; i++) {
      Post post = group.pools.get(i).best(waiter, tried, group.ranking, moment.now());
      if (post != null) {
        return post.helper;
      }
    }
    return null;
  }

  private boolean mayHaveAgain(Waiter waiter, Helper last) {
    if (!last.isReady()
        || !last.room.isOpen()
        || waiter.hasTried(last)
        || waiter.group.closesTooSoon(last.room, moment.now())) {
      return false;
    }
    for (Post post : last.posts) {
      int place = waiter.group.pools.indexOf(post.lane.pool);
      if (place >= 0 && place < waiter.listed) {
        return true;
      }
    }
    return false;
  }
}
