package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.PbxNews;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an agent asks others while the caller waits: one consult after the other. Lives on the
 * caller's line's own thread.
 */
final class Asking {

  private final Conductor conductor;
  private final Line line;
  private final Services services;
  private final Offer offer;
  private final BooleanSupplier talks;
  private final Runnable whenOver;
  private final Bridges where = new Bridges();
  private @Nullable CallId agentsLeg;
  private @Nullable Consult consult;

  /**
   * @param talks is the agent the caller's, whom the PBX would hear?
   * @param whenOver hears that the agent is with the caller alone again
   */
  Asking(
      Conductor conductor,
      Line line,
      Services services,
      Offer offer,
      BooleanSupplier talks,
      Runnable whenOver) {
    this.conductor = conductor;
    this.line = line;
    this.services = services;
    this.offer = offer;
    this.talks = talks;
    this.whenOver = whenOver;
  }

  /** Whom the agent asks just now, together with the caller or not. */
  Optional<Consult> underWay() {
    return Optional.ofNullable(consult).filter(Consult::isOn);
  }

  /** What the PBX tells of the caller's call. */
  void hear(PbxNews news) {
    if (news instanceof PbxNews.Entry entry) {
      where.entered(entry.leg());
      if (entry.leg().agent().filter(offer.claim().endpoint()::equals).isPresent()) {
        agentsLeg = entry.leg().id();
      }
    }
    if (consult != null) {
      consult.hear(news, agentsLeg != null && where.together(conductor.notes().id(), agentsLeg));
    }
  }

  /**
   * Has the agent ask somebody of that queue while the caller hears music.
   *
   * @param request of the caller
   * @param from the queue in which the agent took the caller
   * @param onlyIfAwake nothing happens if nobody is; else the agent hears that
   */
  void ask(
      Request request,
      QueueId to,
      QueueId from,
      String by,
      boolean onlyIfAwake,
      CompletableFuture<ConsultAnswer> answer) {
    Map<QueueId, Queue> queues = conductor.script().queues();
    Optional<ConsultAnswer> no = no();
    if (no.isPresent()) {
      answer.complete(no.get());
    } else if (!queues.containsKey(to)) {
      answer.complete(new ConsultAnswer.NoSuchQueue(new ArrayList<>(queues.keySet())));
    } else if (onlyIfAwake) {
      services
          .floor()
          .nobodyAwake(request.in(to))
          .thenAccept(
              asleep -> line.execute(() -> answer.complete(ask(request, to, from, by, asleep))));
    } else {
      answer.complete(ask(request, to, from, by, Optional.empty()));
    }
  }

  private ConsultAnswer ask(
      Request request,
      QueueId to,
      QueueId from,
      String by,
      Optional<FloorEvent.NobodyAwake> asleep) {
    Optional<ConsultAnswer> no = no();
    if (no.isPresent()) {
      return no.get();
    }
    if (asleep.isPresent()) {
      return new ConsultAnswer.NobodyAwake(to, asleep.get().opens());
    }
    AgentId agent = offer.claim().agent();
    Consult.Terms terms = conductor.briefings().consult(agent, request, to);
    var asks = new Consult(terms, line, services, whenOver);
    if (!asks.begin(offer, from, by)) {
      return new ConsultAnswer.NotHere();
    }
    consult = asks;
    if (agentsLeg != null) {
      where.forgetAllBut(conductor.notes().id(), agentsLeg);
    }
    return new ConsultAnswer.Begun(agent, to);
  }

  private Optional<ConsultAnswer> no() {
    return talks.getAsBoolean()
        ? underWay().map(asks -> new ConsultAnswer.Already(asks.queue().id()))
        : Optional.of(new ConsultAnswer.NotHere());
  }

  /** Ends what was handed over; false if nothing was. */
  boolean end() {
    if (consult == null) {
      return false;
    }
    consult.end();
    return true;
  }
}
