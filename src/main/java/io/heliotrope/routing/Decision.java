package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One routing choice: every candidate, taken or passed over, and why.
 *
 * @param rules the version of the operator's files that decided
 * @param verdicts in the order in which the agents were ranked, the taken one first if there is one
 * @param others those who are only counted, where there are very many agents
 */
public record Decision(
    Instant at,
    Request request,
    String rules,
    Optional<AgentId> taken,
    Map<AgentId, Verdict> verdicts,
    List<Others> others) {

  public Decision {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    others = List.copyOf(others);
  }
}
