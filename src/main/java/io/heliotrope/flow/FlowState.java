package io.heliotrope.flow;

import io.heliotrope.call.Digits;
import io.heliotrope.call.Language;
import java.util.Map;

/**
 * Where a call stands in its flow. Immutable; holds the version of the flow it began with.
 *
 * @param tries how often the caller has stumbled in this node
 * @param typed the keys collected in this node so far
 */
public record FlowState(
    Flow flow,
    String node,
    Phase phase,
    int tries,
    Digits typed,
    Map<String, String> variables,
    Language language) {

  /** What inside the node is being waited for. */
  public enum Phase {
    SAYING,
    LISTENING,
    WITH_PERSON,
    ENDED
  }

  public FlowState {
    variables = Map.copyOf(variables);
  }
}
