package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.SiteId;
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
}
