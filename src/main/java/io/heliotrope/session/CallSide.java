package io.heliotrope.session;

import io.heliotrope.call.QueueId;
import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Place;
import io.heliotrope.session.port.PbxNews;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The side of a waiting call that the floor talks to, at the floor's desk: on any thread. */
interface CallSide {

  /** Ring this agent. */
  void offered(Claim claim);

  /** Nobody is free; that is where the caller stands. */
  void waits(Place place);

  /** Waiting would be in vain. */
  void nobodyAwake(Optional<Instant> opens);

  /** The queue is at a limit; that is the way out of it. The floor has forgotten the call. */
  void atLimit(Limits.Kind limit, WayOut way);

  /** Somebody wants the caller passed on to another queue. */
  default void transfer(QueueId to, String by, CompletableFuture<TransferAnswer> answer) {
    answer.complete(new TransferAnswer.NotTalking());
  }

  /** Somebody wants the agent to ask that queue while the caller waits. */
  default void consult(QueueId to, String by, CompletableFuture<ConsultAnswer> answer) {
    answer.complete(new ConsultAnswer.NotTalking());
  }

  /** Somebody says how the call went. */
  default void dispose(String name, String by, CompletableFuture<DispositionAnswer> answer) {
    answer.complete(new DispositionAnswer.NotTalking());
  }

  /** The PBX tells something of this call. */
  void news(PbxNews news);
}
