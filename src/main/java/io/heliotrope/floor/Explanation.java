package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.hours.OpenState;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Demand;
import io.heliotrope.routing.Load;
import io.heliotrope.routing.Outlook;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Router;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says afterwards why matching chose as it did. Routing's own rules look at the floor as it stood
 * at that choice: nothing has changed since but that agents were claimed.
 */
final class Explanation implements Outlook {

  /** In a larger company not everybody is told of one by one. */
  static final int DETAILED = 200;

  /**
   * One choice.
   *
   * @param helper null if nobody could be asked
   * @param state of the helper, before the claim
   * @param lastOffer of the helper, before this one
   */
  private record Choice(
      Waiter waiter, @Nullable Helper helper, @Nullable AgentState state, long lastOffer) {}

  private final List<Choice> choices = new ArrayList<>();

  /** Those who were claimed by the choice that is being explained, or later. */
  private Map<AgentId, Choice> undone = new HashMap<>();

  private Rules rules;
  private Roster roster;
  private Instant now;
  private @Nullable Waiter about;

  Explanation(Rules rules, Roster roster, Instant now) {
    this.rules = rules;
    this.roster = roster;
    this.now = now;
  }

  /** The choices that are added from now on are made at this instant. */
  void begin(Rules inForce, Roster agents, Instant at) {
    rules = inForce;
    roster = agents;
    now = at;
    choices.clear();
  }

  /** The helper, if there is one, is about to be claimed. */
  void add(Waiter waiter, @Nullable Helper helper) {
    choices.add(
        helper == null
            ? new Choice(waiter, null, null, 0)
            : new Choice(waiter, helper, helper.state, helper.lastOffer));
  }

  List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    for (Choice choice : choices.reversed()) {
      if (choice.helper() != null) {
        undone.put(choice.helper().agent.id(), choice);
      }
      about = choice.waiter();
      decisions.add(decide(choice));
    }
    about = null;
    undone = new HashMap<>();
    Collections.reverse(decisions);
    return decisions;
  }

  private Decision decide(Choice choice) {
    Request request = choice.waiter().request;
    if (rules.company().agents().size() <= DETAILED) {
      return Router.decide(request, this, now);
    }
    var summary = new Summary(choice.waiter().group, roster, undone.keySet(), DETAILED);
    return Router.decide(
        request, this, now, summary.told(), summary.others(rules.company().agents().values()));
  }

  @Override
  public String rules() {
    return rules.version();
  }

  @Override
  public Company company() {
    return rules.company();
  }

  @Override
  public OpenState open(SiteId site) {
    return roster.room(site).open;
  }

  @Override
  public AgentState state(AgentId agent) {
    Choice before = undone.get(agent);
    if (before != null && before.state() != null) {
      return before.state();
    }
    Helper helper = roster.find(agent);
    return helper == null ? new AgentState.SignedOut(now) : helper.state;
  }

  @Override
  public Optional<AlreadyTried> tried(CallId call, AgentId agent) {
    return about == null ? Optional.empty() : about.triedLately(agent, now);
  }

  @Override
  public boolean everTried(CallId call, AgentId agent) {
    return about != null && about.tried.containsKey(agent);
  }

  @Override
  public int openRings(Request request) {
    return about == null ? 1 : about.openRings;
  }

  @Override
  public long lastOffer(AgentId agent) {
    Choice before = undone.get(agent);
    Helper helper = roster.find(agent);
    return before != null ? before.lastOffer() : helper == null ? 0 : helper.lastOffer;
  }

  @Override
  public int occupied(AgentId agent) {
    Helper helper = roster.find(agent);
    return helper == null ? 0 : helper.occupied(now);
  }

  @Override
  public Load load(Demand demand, SiteId site) {
    Lane lane = roster.lane(demand, site);
    if (lane == null) {
      return new Load(0, 0);
    }
    int free = lane.ready;
    for (AgentId id : undone.keySet()) {
      Agent agent = company().agents().get(id);
      free += agent != null && agent.site().equals(site) && demand.fits(agent) ? 1 : 0;
    }
    return new Load(free, lane.present);
  }
}
