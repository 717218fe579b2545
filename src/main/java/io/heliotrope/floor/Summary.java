package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Agent;
import io.heliotrope.routing.Others;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Of very many agents, whom a decision tells one by one, and how many are only counted. */
final class Summary {

  private final Group group;
  private final Set<Helper> told = new LinkedHashSet<>();

  /**
   * Tells of those who could serve the group, the free ones at open sites first.
   *
   * @param claimed agents who were free when the choice was made
   * @param most how many are told one by one
   */
  Summary(Group group, Roster roster, Collection<AgentId> claimed, int most) {
    this.group = group;
    for (AgentId agent : claimed) {
      Helper helper = roster.find(agent);
      if (helper != null) {
        told.add(helper); // also who serves nobody but this caller: their own agent
      }
    }
    for (Lane lane : lanes(true)) {
      lane.tellReady(told, most);
    }
    for (boolean open : new boolean[] {true, false}) {
      for (Lane lane : lanes(open)) {
        lane.tellAll(told, most);
      }
    }
  }

  private List<Lane> lanes(boolean open) {
    return group.pools.stream()
        .flatMap(pool -> pool.lanes.stream())
        .filter(lane -> lane.room.isOpen() == open)
        .toList();
  }

  /** In the order of the files. */
  List<Agent> told() {
    return told.stream()
        .sorted(Comparator.comparingInt(helper -> helper.order))
        .map(helper -> helper.agent)
        .toList();
  }

  List<Others> others(Collection<Agent> all) {
    List<Others> others = new ArrayList<>();
    int closed = 0;
    int open = 0;
    for (var here : group.able().entrySet()) {
      if (here.getKey().isOpen()) {
        open += here.getValue();
      } else {
        closed += here.getValue();
      }
    }
    for (Helper helper : told) {
      if (group.able(helper)) {
        open -= helper.room.isOpen() ? 1 : 0;
        closed -= helper.room.isOpen() ? 0 : 1;
      }
    }
    add(others, open, "could serve this caller as well");
    add(others, closed, "could serve this caller, but their sites are closed");
    others.addAll(group.unable(all));
    return others;
  }

  private static void add(List<Others> others, int count, String why) {
    if (count > 0) {
      others.add(new Others(count, why));
    }
  }
}
