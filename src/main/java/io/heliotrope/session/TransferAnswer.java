package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes of the wish to pass a caller on to another queue. */
public sealed interface TransferAnswer {

  /**
   * It is done.
   *
   * @param agent who talked with the caller
   * @param atOnce false if the PBX can't be told to end the talk: the caller is passed on when the
   *     agent hangs up
   */
  record Granted(AgentId agent, QueueId queue, boolean atOnce) implements TransferAnswer {}

  /** There is no such call, or no agent talks with that caller just now. */
  record NotTalking() implements TransferAnswer {}

  /** The caller is already about to be passed on. */
  record Already(QueueId queue) implements TransferAnswer {}

  /** The agent asks somebody of that queue about the caller just now. */
  record Consulting(QueueId queue) implements TransferAnswer {}

  /** {@code queues} there are. */
  record NoSuchQueue(List<QueueId> queues) implements TransferAnswer {}

  /** Nobody there is awake who could help this caller; the talk goes on. */
  record NobodyAwake(QueueId queue, Optional<Instant> opens) implements TransferAnswer {}
}
