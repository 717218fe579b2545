package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.hours.OpenState;
import java.util.Optional;

/** What routing may ask about the world, all as of one instant. */
public interface Outlook {

  /** The version of the operator's files, for the decision. */
  String rules();

  Company company();

  /** Is that site open? Only asked of sites of the company. */
  OpenState open(SiteId site);

  /** What that agent is doing. Only asked of agents of the company. */
  AgentState state(AgentId agent);

  /** When and how the agent let this caller's offer pass, if it is too early to ask again. */
  Optional<Verdict.AlreadyTried> tried(CallId call, AgentId agent);

  /** Has the agent ever let this caller's offer pass? Whoever has not is asked first. */
  boolean everTried(CallId call, AgentId agent);

  /** How many rings of the queue are open for that caller, 1 at least. */
  int openRings(Request request);

  /** The number of the agent's last offer, which only grows; 0 if there was none. */
  long lastOffer(AgentId agent);

  /** For how much of the time signed in the agent has been occupied, in millionths. */
  int occupied(AgentId agent);

  /** How many of those at the site who meet the demand are free. */
  default Load load(Demand demand, SiteId site) {
    int free = 0;
    int present = 0;
    for (Agent agent : company().agents().values()) {
      if (agent.site().equals(site) && demand.fits(agent)) {
        AgentState state = state(agent.id());
        free += state instanceof AgentState.Ready ? 1 : 0;
        present += state instanceof AgentState.SignedOut ? 0 : 1;
      }
    }
    return new Load(free, present);
  }
}
