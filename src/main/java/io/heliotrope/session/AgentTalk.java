package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.PbxNews;
import java.time.Instant;
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

  private final CallNotes notes;
  private final Script script;
  private final Line line;
  private final Services services;
  private final Offer offer;
  private final BooleanSupplier goesOn;
  private final Asking asking;
  private final AgentEar ear;
  private Queue queue;
  private Request request;
  private AgentId agent;
  private Endpoint telephone;
  private TalkKeys keys;
  private boolean left;
  private @Nullable Request next;

  /**
   * @param request what the caller asked for
   * @param heard does the PBX tell of the agent's keys?
   * @param goesOn is the caller still with that agent?
   */
  AgentTalk(
      Conductor conductor,
      Line line,
      Services services,
      Queue queue,
      Request request,
      Offer offer,
      boolean heard,
      BooleanSupplier goesOn) {
    this.notes = conductor.notes();
    this.script = conductor.script();
    this.line = line;
    this.services = services;
    this.queue = queue;
    this.request = request;
    this.offer = offer;
    this.goesOn = goesOn;
    this.agent = offer.claim().agent();
    this.telephone = offer.claim().endpoint();
    this.keys = new TalkKeys(script.transferKeys(), queue.keys().dispositions());
    this.ear = new AgentEar(conductor.briefings(), services);
    this.asking =
        new Asking(
            conductor,
            line,
            services,
            offer,
            () -> heard && !left && next == null && talks(),
            () -> keys.forget());
  }

  /** What the caller is to ask for when the talk is over; empty if they go back to the flow. */
  Optional<Request> next() {
    return Optional.ofNullable(next);
  }

  /** Has the agent left the caller to somebody else, or to a queue? Then the floor knows it. */
  boolean hasLeft() {
    return left;
  }

  /** What the PBX tells of the caller's call, to the offer too. */
  void hear(PbxNews news) {
    ear.hear(news);
    switch (news) {
      case PbxNews.AgentPressed(_, var at, _, var endpoint, var key) -> {
        if (endpoint.equals(telephone) && offer.hadTalk()) {
          pressed(key, at);
        }
        return;
      }
      case PbxNews.AgentLegEnded ended when ended.endpoint().equals(offer.claim().endpoint()) ->
          agentLeft(ended.at());
      default -> {}
    }
    asking.hear(news);
  }

  /** A key of whoever has the caller. One that means nothing is for the caller's ear alone. */
  private void pressed(char key, Instant at) {
    (asking.underWay().isPresent() ? keys.pressAside(key, at) : keys.press(key, at))
        .ifPresent(wanted -> {
          switch (wanted) {
            case TalkKeys.Wanted.Transfer(var to) -> {
              var answer = new CompletableFuture<TransferAnswer>();
              answer.thenAccept(this::tellAgent);
              transfer(to, BY_KEYS, answer);
            }
            case TalkKeys.Wanted.Consult(var to) ->
                consult(to, BY_KEYS, false, new CompletableFuture<>());
            case TalkKeys.Wanted.Disposition(var name) -> note(name, BY_KEYS);
          }
        });
  }

  /** Of what did not come of the keys. */
  private void tellAgent(TransferAnswer answer) {
    if (answer instanceof TransferAnswer.NobodyAwake) {
      ear.say(agent, telephone, AgentEar.NOBODY);
    }
  }

  /** Passes the caller on to that queue, if somebody there is awake. */
  void transfer(QueueId to, String by, CompletableFuture<TransferAnswer> answer) {
    Map<QueueId, Queue> queues = script.queues();
    Optional<TransferAnswer> no = noTransfer();
    if (no.isPresent()) {
      answer.complete(no.get());
    } else if (!queues.containsKey(to)) {
      answer.complete(new TransferAnswer.NoSuchQueue(new ArrayList<>(queues.keySet())));
    } else {
      Request wanted = request.passedOn(to, agent, notes.now());
      services
          .floor()
          .nobodyAwake(wanted)
          .thenAccept(asleep -> line.execute(() -> transfer(wanted, asleep, by, answer)));
    }
  }

  private Optional<TransferAnswer> noTransfer() {
    if (!talks()) {
      return Optional.of(new TransferAnswer.NotTalking());
    }
    return asking
        .underWay()
        .<TransferAnswer>map(asks -> new TransferAnswer.Consulting(asks.queue().id()))
        .or(() -> next().map(wanted -> new TransferAnswer.Already(wanted.queue())));
  }

  private void transfer(
      Request wanted,
      Optional<FloorEvent.NobodyAwake> asleep,
      String by,
      CompletableFuture<TransferAnswer> answer) {
    QueueId to = wanted.queue();
    Optional<TransferAnswer> no = noTransfer();
    if (no.isPresent()) {
      answer.complete(no.get());
    } else if (asleep.isPresent()) {
      answer.complete(new TransferAnswer.NobodyAwake(to, asleep.get().opens()));
    } else {
      passOn(wanted, by);
      answer.complete(new TransferAnswer.Granted(agent, to, hangUp()));
    }
  }

  private void passOn(Request wanted, String by) {
    next = wanted;
    notes.record(
        new JournalEntry.Transferred(
            notes.now(), notes.id(), agent, queue.id(), wanted.queue(), by));
  }

  /** Ends the talk, and not the call; false if we can't. */
  private boolean hangUp() {
    return left ? asking.end() : offer.hangUpInTalk(services.pbx());
  }

  /**
   * Has the agent ask somebody of that queue while the caller hears music.
   *
   * @param onlyIfAwake nothing happens if nobody is; else the agent hears that
   */
  void consult(
      QueueId to, String by, boolean onlyIfAwake, CompletableFuture<ConsultAnswer> answer) {
    if (!talks() || next != null) {
      answer.complete(new ConsultAnswer.NotTalking());
    } else {
      asking.ask(request, to, queue.id(), by, onlyIfAwake, answer);
    }
  }

  /** The caller is with whom the agent asked; or is passed on to that queue, if nobody is there. */
  private void agentLeft(Instant at) {
    Optional<Consult> under = asking.underWay();
    if (left || under.isEmpty() || !talks()) {
      return; // the line will say that the talk is over
    }
    Consult asked = under.get();
    Optional<Claim> other = asked.handOver();
    RingOutcome outcome = offer.handedOver(at);
    if (other.isPresent()) {
      request = request.passedOn(asked.queue().id(), agent, at);
      agent = other.get().agent();
      telephone = other.get().endpoint();
      queue = asked.queue();
      keys = new TalkKeys(script.transferKeys(), queue.keys().dispositions());
    } else {
      passOn(request.passedOn(asked.queue().id(), agent, at), BY_KEYS);
    }
    left = true;
    services.floor().offerEnded(offer.claim(), outcome, true);
  }

  /** Does the agent ask somebody just now? */
  boolean isAsking() {
    return asking.underWay().isPresent();
  }

  /** The line says that the talk is over, and nobody has told what became of who is asked. */
  void lineCameBack() {
    asking
        .underWay()
        .ifPresent(asked -> {
          if (asked.isAnswered()) {
            callerLeft(asked); // such as at the end of the longest talk
          } else {
            asked.handOver();
            passOn(request.passedOn(asked.queue().id(), agent, notes.now()), BY_KEYS);
            offer.hangUpInTalk(services.pbx());
          }
        });
  }

  /** The line is gone. If the caller has hung up, nobody talks on about them. */
  void lineIsGone(boolean callerHungUp) {
    asking
        .underWay()
        .ifPresent(asked -> {
          if (callerHungUp) {
            callerLeft(asked);
          } else {
            asked.forsake();
          }
        });
  }

  private void callerLeft(Consult asked) {
    asked.callerLeft();
    offer.hangUpInTalk(services.pbx());
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
      answer.complete(new DispositionAnswer.Noted(agent));
    }
  }

  private void note(String name, String by) {
    notes.record(
        new JournalEntry.Disposition(notes.now(), notes.id(), agent, queue.id(), name, by));
  }

  private boolean talks() {
    return goesOn.getAsBoolean() && offer.hadTalk();
  }
}
