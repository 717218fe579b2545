package io.heliotrope.flow;

import io.heliotrope.call.Digits;
import io.heliotrope.call.Language;
import java.util.Optional;

/**
 * Where a call stands in its flow. Immutable; holds the version of the flow it began with.
 *
 * @param node the name of the node, which {@code flow} has
 * @param tries how often the caller has stumbled in this node
 * @param typed the keys collected in this node so far
 * @param late the end key of an entry that was full without it: whoever is used to it presses it
 *     all the same, and means nothing by it
 */
public record FlowState(
    Flow flow,
    String node,
    Phase phase,
    int tries,
    Digits typed,
    Variables variables,
    Language language,
    Optional<Character> late) {

  /** What inside the node is being waited for. */
  public enum Phase {
    BEGINNING,
    SAYING,
    LISTENING,
    WITH_PERSON,
    ENDED
  }

  Node at() {
    return flow.node(node);
  }

  FlowState in(Phase next) {
    return new FlowState(flow, node, next, tries, typed, variables, language, late);
  }

  FlowState typing(Digits now) {
    return new FlowState(flow, node, Phase.LISTENING, tries, now, variables, language, late);
  }

  /** Asked again from the beginning. */
  FlowState stumbled() {
    return new FlowState(
        flow, node, Phase.SAYING, tries + 1, Digits.NONE, variables, language, late);
  }

  FlowState with(Variables now) {
    return new FlowState(flow, node, phase, tries, typed, now, language, late);
  }

  FlowState speaking(Language now) {
    return new FlowState(flow, node, phase, tries, typed, variables, now, late);
  }

  FlowState expectingLate(Optional<Character> key) {
    return new FlowState(flow, node, phase, tries, typed, variables, language, key);
  }

  FlowState entering(String next) {
    return new FlowState(flow, next, Phase.SAYING, 0, Digits.NONE, variables, language, late);
  }
}
