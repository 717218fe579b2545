package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes of the wish that an agent ask somebody of another queue while the caller waits. */
public sealed interface ConsultAnswer {

  /**
   * The caller hears music, and somebody of that queue is rung or waited for.
   *
   * @param agent who talks with the caller, and asks
   */
  record Begun(AgentId agent, QueueId queue) implements ConsultAnswer {}

  /** There is no such call, or no agent talks with that caller just now. */
  record NotTalking() implements ConsultAnswer {}

  /** The agent asks somebody of that queue already. */
  record Already(QueueId queue) implements ConsultAnswer {}

  /** {@code queues} there are. */
  record NoSuchQueue(List<QueueId> queues) implements ConsultAnswer {}

  /** Nobody there is awake who could help this caller; the talk goes on. */
  record NobodyAwake(QueueId queue, Optional<Instant> opens) implements ConsultAnswer {}

  /**
   * Nobody can be asked in this talk: the PBX is out of reach, or looks at no keys of this agent's
   * as no queue has any, or the caller was handed over to whom they talk with, or is passed on.
   */
  record NotHere() implements ConsultAnswer {}
}
