package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.routing.Ranking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The agents of one site who meet one demand; those who are ready in the order of idle time. */
final class Lane {

  final Pool pool;
  final Room room;
  private final int place;
  final List<Post> posts = new ArrayList<>();
  int present;
  int ready;
  private @Nullable Post first;
  private @Nullable Post last;

  Lane(Pool pool, int place, Room room) {
    this.pool = pool;
    this.place = place;
    this.room = room;
  }

  void add(Post post) {
    posts.add(post);
    present += Helper.isPresent(post.helper.state) ? 1 : 0;
    if (post.helper.isReady()) {
      link(post);
    }
  }

  /** The agent is ready. Mostly just now, so that the place is the last one or near it. */
  void link(Post post) {
    Post before = last;
    while (before != null && post.isIdleBefore(before)) {
      before = before.before;
    }
    Post after = before == null ? first : before.after;
    post.before = before;
    post.after = after;
    if (before == null) {
      first = post;
    } else {
      before.after = post;
    }
    if (after == null) {
      last = post;
    } else {
      after.before = post;
    }
    post.linked = true;
    ready++;
    pool.free.set(place);
  }

  void unlink(Post post) {
    if (post.before == null) {
      first = post.after;
    } else {
      post.before.after = post.after;
    }
    if (post.after == null) {
      last = post.before;
    } else {
      post.after.before = post.before;
    }
    post.before = null;
    post.after = null;
    post.linked = false;
    ready--;
    if (ready == 0) {
      pool.free.clear(place);
    }
  }

  /** Is anybody signed in, besides these? */
  boolean hasOthers(Set<AgentId> besides) {
    if (present == 0 || present > besides.size()) {
      return present > 0;
    }
    for (Post post : posts) {
      if (Helper.isPresent(post.helper.state) && !besides.contains(post.helper.agent.id())) {
        return true;
      }
    }
    return false;
  }

  /** Adds those who are ready, until there are so many. */
  void tellReady(Set<Helper> told, int most) {
    for (Post post = first; post != null && told.size() < most; post = post.after) {
      told.add(post.helper);
    }
  }

  /** Adds everybody, until there are so many. */
  void tellAll(Set<Helper> told, int most) {
    for (int i = 0; i < posts.size() && told.size() < most; i++) {
      told.add(posts.get(i).helper);
    }
  }

  /**
   * Whom to prefer of those who are ready; null if there is nobody.
   *
   * @param tried of those who let this caller pass long ago, or of those who never did?
   */
  @Nullable Post best(Waiter waiter, boolean tried, Ranking ranking, Instant now) {
    Post best = null;
    long most = 0;
    for (Post post = first; post != null; post = post.after) {
      if (waiter.hasTried(post.helper) == tried && waiter.mayBeAsked(post.helper, now)) {
        if (ranking.isByIdleTime()) {
          return post;
        }
        long score = ranking.score(post, now);
        if (best == null || score > most) { // of equals the first, who has been idle longest
          best = post;
          most = score;
        }
      }
    }
    return best;
  }
}
