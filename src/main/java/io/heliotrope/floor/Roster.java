package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.BestFit;
import io.heliotrope.routing.Demand;
import io.heliotrope.routing.Ranking;
import io.heliotrope.routing.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Agents by what they can serve, and callers by what they need. */
final class Roster {

  /*
   * Who meets a demand is found once, when a caller first brings it along. From then on an agent who
   * becomes ready, or is ready no longer, is linked or unlinked in each pool they stand in, and
   * nobody ever looks through all agents. An agent stands in few pools: those of their languages and
   * of what they can do.
   */

  private final Company company;
  private final Map<SiteId, Room> rooms = new LinkedHashMap<>();
  private final Map<AgentId, Helper> helpers = new LinkedHashMap<>();
  private final Map<Helper, TreeSet<Waiter>> own = new HashMap<>();
  private final Map<String, Set<Helper>> bySpeech = new HashMap<>();
  private final Map<Demand, Pool> pools = new HashMap<>();
  private final Map<Group.Key, Group> groups = new HashMap<>();

  /** {@code before} is the roster by the files before, for what it knows of agents. */
  Roster(
      Company company,
      SiteClock sites,
      Function<AgentId, AgentState> states,
      @Nullable Roster before) {
    this.company = company;
    company.sites().keySet().forEach(site -> rooms.put(site, new Room(site, sites.at(site))));
    for (Agent agent : company.agents().values()) {
      Room room = Objects.requireNonNull(rooms.get(agent.site()));
      AgentState state = states.apply(agent.id());
      Helper known = before == null ? null : before.helpers.get(agent.id());
      Helper helper =
          known == null
              ? new Helper(agent, helpers.size(), room, state)
              : new Helper(agent, helpers.size(), room, state, known);
      helpers.put(agent.id(), helper);
      agent
          .languages()
          .keySet()
          .forEach(
              own -> bySpeech.computeIfAbsent(speech(own), _ -> new LinkedHashSet<>()).add(helper));
    }
  }

  int size() {
    return helpers.size();
  }

  @Nullable Helper find(AgentId agent) {
    return helpers.get(agent);
  }

  Room room(SiteId site) {
    return Objects.requireNonNull(rooms.get(site), site::name);
  }

  /** The sites open and close as the clock says. */
  void sitesChanged(SiteClock sites) {
    rooms.values().forEach(room -> room.open = sites.at(room.site));
  }

  void become(Helper helper, AgentState to) {
    boolean wasPresent = Helper.isPresent(helper.state);
    List<Post> posts = helper.posts;
    for (int i = 0; i < posts.size(); i++) {
      Post post = posts.get(i);
      if (post.linked) {
        post.lane.unlink(post);
      }
    }
    helper.become(to);
    int present = (Helper.isPresent(to) ? 1 : 0) - (wasPresent ? 1 : 0);
    boolean ready = helper.isReady();
    for (int i = 0; i < posts.size(); i++) {
      Post post = posts.get(i);
      post.lane.present += present;
      if (ready) {
        post.lane.link(post);
      }
    }
  }

  /** Those who wait for that agent alone; null if nobody ever did. */
  @Nullable TreeSet<Waiter> waitingFor(Helper helper) {
    return own.isEmpty() ? null : own.get(helper);
  }

  /** The caller waits for that agent alone. */
  void hold(Waiter waiter, Helper helper) {
    waiter.heldFor = helper;
    own.computeIfAbsent(helper, _ -> new TreeSet<>(Waiter.ORDER)).add(waiter);
  }

  /** Agents who become ready find the caller in the pools of these rings. */
  void list(Waiter waiter) {
    List<Pool> all = waiter.group.pools;
    int i = 0;
    while (i < all.size() && all.get(i).demand.ring() < waiter.openRings) {
      all.get(i).waiting.add(waiter);
      i++;
    }
    waiter.listed = i;
  }

  /** No agent finds the caller any more. */
  void unlist(Waiter waiter) {
    for (int i = 0; i < waiter.listed; i++) {
      waiter.group.pools.get(i).waiting.remove(waiter);
    }
    waiter.listed = 0;
    if (waiter.heldFor != null) {
      Objects.requireNonNull(own.get(waiter.heldFor)).remove(waiter);
      waiter.heldFor = null;
    }
  }

  Collection<Room> rooms() {
    return rooms.values();
  }

  /** One more caller of that group waits, or one less. */
  void count(Group group, int by) {
    boolean before = group.waiting > 0;
    group.waiting += by;
    boolean after = group.waiting > 0;
    if (before != after) {
      group.rooms.forEach(room -> room.awaiting += by);
    }
  }

  Group group(Request request) {
    var key = new Group.Key(request.queue(), request.language(), request.market());
    Group group = groups.get(key);
    if (group == null) {
      group = newGroup(request);
      groups.put(key, group);
    }
    return group;
  }

  private Group newGroup(Request request) {
    Queue queue = company.queues().get(request.queue());
    if (queue == null) {
      return new Group(null, List.of(), Ranking.LONGEST_IDLE);
    }
    List<Pool> all =
        Demand.of(queue, request.language(), request.market()).stream()
            .map(demand -> pools.computeIfAbsent(demand, d -> newPool(queue, d)))
            .toList();
    return new Group(queue, all, Ranking.of(queue, request));
  }

  /** Those at that site who meet the demand; null if there is nobody. */
  @Nullable Lane lane(Demand demand, SiteId site) {
    Pool pool = pools.get(demand);
    if (pool != null) {
      for (Lane lane : pool.lanes) {
        if (lane.room.site.equals(site)) {
          return lane;
        }
      }
    }
    return null;
  }

  private Pool newPool(Queue queue, Demand demand) {
    var pool = new Pool(queue, demand);
    Map<SiteId, List<Helper>> found = new HashMap<>();
    Set<SiteId> sites = Set.copyOf(demand.sites());
    for (Helper helper : bySpeech.getOrDefault(speech(demand.language()), Set.of())) {
      if (sites.contains(helper.agent.site()) && demand.fits(helper.agent)) {
        found.computeIfAbsent(helper.agent.site(), _ -> new ArrayList<>()).add(helper);
      }
    }
    for (SiteId site : demand.sites()) {
      List<Helper> here = found.get(site);
      if (here != null) {
        var lane = new Lane(pool, pool.lanes.size(), room(site));
        pool.lanes.add(lane);
        for (Helper helper : here) {
          var post = new Post(helper, lane, BestFit.lasting(queue, demand, helper.agent));
          helper.posts.add(post);
          lane.add(post);
        }
      }
    }
    return pool;
  }

  /** Languages that fit have this in common. */
  private static String speech(Language language) {
    int end = language.tag().indexOf('-');
    return end < 0 ? language.tag() : language.tag().substring(0, end);
  }
}
