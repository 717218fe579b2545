package io.heliotrope.flow;

import java.time.Instant;
import java.util.Optional;

/**
 * What happened to the caller, as the flow sees it. Answers the last command of the step before.
 */
public sealed interface FlowEvent {

  /** The call begins. */
  record Began() implements FlowEvent {}

  /** What was to be said has been said (or the command had nothing to wait for). */
  record Said() implements FlowEvent {}

  /** The caller pressed a key, while listening or into what was said. */
  record Pressed(char key) implements FlowEvent {}

  /** No key within the time given. */
  record Silence() implements FlowEvent {}

  /** The caller talked with a person and is back. */
  record Talked() implements FlowEvent {}

  /** No site that could help is open. {@code opens} is when the first one does; empty if never. */
  record NobodyAwake(Optional<Instant> opens) implements FlowEvent {}

  /** The queue was at a limit, and the way out leads to that exit of the node. */
  record Exit(String name) implements FlowEvent {}

  /** A callback was to be promised, but there is no number that could be called. */
  record NoNumber() implements FlowEvent {}

  /** The caller pressed one of the keys that end the wait. */
  record LeftQueue(char key) implements FlowEvent {}
}
