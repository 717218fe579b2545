package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One routing choice: every candidate, taken or passed over, and why.
 *
 * @param rules the version of the operator's files that decided
 * @param verdicts in the order in which the agents were ranked, the taken one first if there is one
 */
public record Decision(
    Instant at,
    Request request,
    String rules,
    Optional<AgentId> taken,
    Map<AgentId, Verdict> verdicts) {

  public Decision {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
  }
}
