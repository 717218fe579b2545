package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Line;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an agent who talks with a caller can have done with them, by keys or by somebody else's
 * hand. Lives on the caller's line's own thread.
 */
final class AgentTalk {

  private static final String BY_KEYS = "telephone";

  private final Conductor conductor;
  private final Line line;
  private final Services services;
  private final Queue queue;
  private final Request request;
  private final Offer offer;
  private final BooleanSupplier goesOn;
  private final TalkKeys keys;
  private @Nullable Request next;

  /**
   * @param request what the caller asked for
   * @param goesOn is the caller still with that agent?
   */
  AgentTalk(
      Conductor conductor,
      Line line,
      Services services,
      Queue queue,
      Request request,
      Offer offer,
      BooleanSupplier goesOn) {
    this.conductor = conductor;
    this.line = line;
    this.services = services;
    this.queue = queue;
    this.request = request;
    this.offer = offer;
    this.goesOn = goesOn;
    this.keys = new TalkKeys(conductor.transferKeys(), queue.keys().dispositions());
  }

  /** What the caller is to ask for when the talk is over; empty if they go back to the flow. */
  Optional<Request> next() {
    return Optional.ofNullable(next);
  }

  /** A key of the agent's. One that means nothing is for the caller's ear alone. */
  void pressed(char key) {
    if (offer.hadTalk()) {
      keys.press(key, conductor.now())
          .ifPresent(wanted -> {
            switch (wanted) {
              case TalkKeys.Wanted.Transfer(var to) ->
                  transfer(to, BY_KEYS, new CompletableFuture<>());
              case TalkKeys.Wanted.Disposition(var name) -> note(name, BY_KEYS);
            }
          });
    }
  }

  /** Passes the caller on to that queue, if somebody there is awake. */
  void transfer(QueueId to, String by, CompletableFuture<TransferAnswer> answer) {
    Map<QueueId, Queue> queues = conductor.queues();
    if (!talks()) {
      answer.complete(new TransferAnswer.NotTalking());
    } else if (next != null) {
      answer.complete(new TransferAnswer.Already(next.queue()));
    } else if (!queues.containsKey(to)) {
      answer.complete(new TransferAnswer.NoSuchQueue(new ArrayList<>(queues.keySet())));
    } else {
      Request wanted = request.passedOn(to, offer.claim().agent(), conductor.now());
      services
          .floor()
          .nobodyAwake(wanted)
          .thenAccept(asleep -> line.execute(() -> transfer(wanted, asleep, by, answer)));
    }
  }

  private void transfer(
      Request wanted,
      Optional<FloorEvent.NobodyAwake> asleep,
      String by,
      CompletableFuture<TransferAnswer> answer) {
    QueueId to = wanted.queue();
    if (!talks()) {
      answer.complete(new TransferAnswer.NotTalking());
    } else if (next != null) {
      answer.complete(new TransferAnswer.Already(next.queue()));
    } else if (asleep.isPresent()) {
      answer.complete(new TransferAnswer.NobodyAwake(to, asleep.get().opens()));
    } else {
      next = wanted;
      AgentId agent = offer.claim().agent();
      conductor.record(
          new JournalEntry.Transferred(conductor.now(), conductor.id(), agent, queue.id(), to, by));
      boolean atOnce = offer.hangUpInTalk(services.pbx());
      answer.complete(new TransferAnswer.Granted(agent, to, atOnce));
    }
  }

  /** Writes down how the call went. */
  void dispose(String name, String by, CompletableFuture<DispositionAnswer> answer) {
    Map<Character, String> names = queue.keys().dispositions();
    if (!talks()) {
      answer.complete(new DispositionAnswer.NotTalking());
    } else if (!names.containsValue(name)) {
      answer.complete(new DispositionAnswer.Unknown(new ArrayList<>(names.values())));
    } else {
      note(name, by);
      answer.complete(new DispositionAnswer.Noted(offer.claim().agent()));
    }
  }

  private void note(String name, String by) {
    conductor.record(
        new JournalEntry.Disposition(
            conductor.now(), conductor.id(), offer.claim().agent(), queue.id(), name, by));
  }

  private boolean talks() {
    return goesOn.getAsBoolean() && offer.hadTalk();
  }
}
