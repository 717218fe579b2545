package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whoever decides which agent helps which caller. Agents are away until they come. Instants do not
 * run backwards.
 */
public interface Policy {

  /** A caller asks for a person. */
  List<Offer> asks(Caller caller, Instant now);

  /** A caller who waits hangs up. */
  List<Offer> leaves(CallId call, Instant now);

  /** The agent answered: agent and caller hear each other. */
  List<Offer> talks(Offer offer, Instant now);

  /**
   * The talk is over.
   *
   * @param stays whether the agent takes further calls now; otherwise {@link #comes} tells when
   */
  List<Offer> ends(Offer offer, boolean stays, Instant now);

  /** An agent is there to take calls from now on. */
  List<Offer> comes(AgentId agent, Instant now);

  /** An agent who is free takes no calls any more. */
  List<Offer> goes(AgentId agent, Instant now);

  /** When {@link #looks} is due, if nothing else happens before. */
  Optional<Instant> nextLook();

  /** Nothing but time has passed. */
  List<Offer> looks(Instant now);
}
