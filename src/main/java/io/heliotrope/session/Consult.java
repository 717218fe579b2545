package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.Claim;
import io.heliotrope.journal.ConsultStep;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An agent who talks with a caller asks somebody of another queue, on a line of its own, while the
 * caller hears music; brings the caller in, hands the caller over, or comes back. The PBX moves
 * them about, at the agent's keys, and tells where they are. Lives on the caller's line's own
 * thread, but for {@link #open} and {@link Scribe}.
 */
final class Consult implements Scribe {

  /** So long the PBX has to call the line on which the agent asks. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Terms terms;
  private final Line caller;
  private final Services services;
  private final Runnable whenOver;
  private final String number;
  private Doing doing = Doing.CALLING;
  private @Nullable ConsultLine line;
  private @Nullable Claim with;

  private enum Doing {
    /** The line is to come. */
    CALLING,
    /** The agent is with whoever is asked, or waits for them; the caller hears music. */
    ASKING,
    /** All are together. */
    TOGETHER,
    /** The agent has left, and the caller is with whoever was asked. */
    HANDED_OVER,
    OVER
  }

  /**
   * Who asks whom.
   *
   * @param call the caller's
   * @param pbx of the caller and the agent
   * @param agent who asks
   * @param queue of which
   * @param request as the floor is asked, under an id of its own
   * @param briefing what whoever is asked hears first
   * @param agents who is who, for any thread
   */
  record Terms(
      CallId call,
      PbxName pbx,
      AgentId agent,
      Queue queue,
      Request request,
      Briefing briefing,
      Function<AgentId, Agent> agents) {}

  /**
   * @param caller the caller's line
   * @param whenOver the agent may ask anew
   */
  Consult(Terms terms, Line caller, Services services, Runnable whenOver) {
    this.terms = terms;
    this.caller = caller;
    this.services = services;
    this.whenOver = whenOver;
    this.number = services.consults().expect(this);
  }

  /**
   * Has the PBX call the line.
   *
   * @param from the queue in which the agent took the caller
   * @return false if it can't be asked
   */
  boolean begin(Offer agent, QueueId from, String by) {
    if (!agent.consult(services.pbx(), number)) {
      services.consults().forget(number, this);
      doing = Doing.OVER;
      return false;
    }
    record(
        new JournalEntry.ConsultBegan(
            now(), terms.call(), terms.request().call(), terms.agent(), from, queue().id(), by));
    caller.wakeAfter(
        PATIENCE,
        () -> {
          if (doing == Doing.CALLING) {
            over(ConsultStep.FAILED);
          }
        });
    return true;
  }

  /** Can that be the line which was asked for? The agent is on the caller's PBX. */
  boolean expects(IncomingCall call) {
    return call.pbx().equals(terms.pbx());
  }

  /** The line has come; on its own thread. */
  Conversation open(IncomingCall call, Line own) {
    var voice =
        AgentVoice.of(
            AgentVoice.spoken(terms.agents().apply(terms.agent())),
            services.sounds(),
            ConsultLine.NOBODY);
    var opened = new ConsultLine(this, call, own, voice);
    Conversation begun = opened.begin(); // asks the floor, before anybody can say that it is over
    caller.execute(() -> {
      if (doing == Doing.CALLING) {
        line = opened;
        doing = Doing.ASKING;
      } else {
        askNoMore();
        opened.hangUp(); // the agent has left meanwhile
      }
    });
    return begun;
  }

  /** What the PBX tells of the caller's call; {@code together}: are the three in one bridge? */
  void hear(PbxNews news, boolean together) {
    if (line == null || doing == Doing.OVER) {
      return;
    }
    line.news(news);
    if (together && doing == Doing.ASKING) {
      doing = Doing.TOGETHER;
      tell(ConsultStep.BROUGHT_IN);
    }
  }

  /**
   * The agent who asked has hung up. Tells who has the caller now; if nobody does yet, that ends
   * it.
   */
  Optional<Claim> handOver() {
    if (with != null && line != null) {
      doing = Doing.HANDED_OVER;
      tell(ConsultStep.HANDED_OVER);
    } else {
      end();
    }
    return Optional.ofNullable(with);
  }

  /** Ends it for all who are on the line. */
  void end() {
    askNoMore();
    services.consults().forget(number, this);
    doing = Doing.OVER;
    if (line != null) {
      line.hangUp();
    }
  }

  /** The caller has left while it was on; the agent is to be hung up, which ends it for all. */
  void callerLeft() {
    askNoMore();
    tell(ConsultStep.CALLER_LEFT);
    forsake();
  }

  /** The line takes a moment to end; who asked is free before that, and not to be asked in turn. */
  private void askNoMore() {
    services.floor().leaveUnlessRung(request().call());
  }

  /** We hear nothing of the caller any more, of whom it goes on without us. */
  void forsake() {
    services.consults().forget(number, this);
    doing = Doing.OVER;
  }

  /** Is somebody there who was asked? */
  boolean isAnswered() {
    return with != null;
  }

  /** Is the agent busy with it, together with the caller or not? */
  boolean isOn() {
    return doing == Doing.CALLING || doing == Doing.ASKING || doing == Doing.TOGETHER;
  }

  /** Somebody has picked up; on the thread of the line. */
  void answered(Claim claim) {
    caller.execute(() -> with = claim);
  }

  /** The line is gone; on its own thread, {@code nobody} if there was nobody to be had. */
  void lineIsOver(boolean nobody) {
    caller.execute(() -> {
      if (isOn()) {
        over(nobody ? ConsultStep.NOBODY : ConsultStep.RETURNED);
      }
      doing = Doing.OVER;
    });
  }

  private void over(ConsultStep how) {
    services.consults().forget(number, this);
    tell(how);
    doing = Doing.OVER;
    whenOver.run();
  }

  private void tell(ConsultStep step) {
    record(
        new JournalEntry.Consulted(
            now(),
            terms.call(),
            terms.request().call(),
            terms.agent(),
            queue().id(),
            Optional.ofNullable(with).map(Claim::agent),
            step));
  }

  Queue queue() {
    return terms.queue();
  }

  Request request() {
    return terms.request();
  }

  Services services() {
    return services;
  }

  Whispering whispering(AgentId agent) {
    return terms.briefing().of(queue(), terms.agents().apply(agent), services.sounds());
  }

  @Override
  public void record(JournalEntry entry) {
    services.journal().record(entry);
  }

  @Override
  public Instant now() {
    return services.clock().now();
  }
}
