package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Digits;
import io.heliotrope.call.Endpoint;
import io.heliotrope.config.Agent;
import io.heliotrope.config.ByPhone;
import io.heliotrope.config.PinHash;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.LockOuts.Locked;
import io.heliotrope.session.LockOuts.Who;
import io.heliotrope.session.port.AgentCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.Reception.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where agents call in: knows them by their PINs, and locks out who guesses. */
public final class AgentDesk {

  private static final Logger log = LoggerFactory.getLogger(AgentDesk.class);
  private static final int MOST_WAITING = 64;

  private final Services services;
  private final LockOuts lockOuts = new LockOuts();

  /*
   * To look at a PIN takes a tenth of a second of a processor on purpose, which no caller's thread
   * has. One at a time: guessing by many calls at once is no quicker, and each guess counts before
   * the next is looked at.
   */
  private final Executor thread =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("pin").daemon().factory());

  /** What a PIN proved to be. */
  enum Proof {
    RIGHT,
    WRONG,
    LOCKED_OUT,
    NOT_NOW
  }

  /**
   * Somebody who says to be an agent.
   *
   * @param number what they typed; none at the agent's own telephone
   */
  record Claimant(Optional<AgentId> agent, Digits number) {

    static Claimant at(Agent agent) {
      return new Claimant(Optional.of(agent.id()), Digits.NONE);
    }

    static Claimant typed(Digits number, ByPhone rules) {
      return new Claimant(Optional.ofNullable(rules.numbers().get(number.value())), number);
    }

    private Who who() {
      return agent.<Who>map(Who.OfAgent::new).orElseGet(() -> new Who.OfNumber(number));
    }
  }

  AgentDesk(Services services) {
    this.services = services;
  }

  Conversation open(AgentCall call, Line line, Rulebook rules) {
    Optional<ByPhone> byPhone = rules.company().byPhone();
    if (byPhone.isEmpty()) {
      log.warn(
          "A telephone ({}) called a feature code, but agents.yaml has no 'by-phone'",
          call.source());
      line.perform(new LineCommand.HandBack("no-agents-by-phone"));
      return event -> {};
    }
    var dialogue = new AgentDialogue(call, line, services, this, rules.company(), byPhone.get());
    dialogue.begin();
    return dialogue;
  }

  /** Would not even the right PIN help? */
  boolean isLockedOut(AgentCall call, Optional<AgentId> agent) {
    List<Who> all = new ArrayList<>(List.of(new Who.OfTelephone(call.source())));
    agent.ifPresent(id -> all.add(new Who.OfAgent(id)));
    return lockOuts.lockedUntil(all, services.clock().now()).isPresent();
  }

  /** Looks at a PIN, and counts it whatever becomes of the call; {@code then} on our thread. */
  void check(AgentCall call, Claimant claimant, Digits pin, ByPhone rules, Consumer<Proof> then) {
    try {
      thread.execute(() -> then.accept(proof(call, claimant, pin, rules)));
    } catch (RejectedExecutionException tooMany) {
      log.warn("{} PINs wait to be looked at; another was not taken", MOST_WAITING);
      then.accept(Proof.NOT_NOW);
    }
  }

  private Proof proof(AgentCall call, Claimant claimant, Digits pin, ByPhone rules) {
    List<Who> all = List.of(new Who.OfTelephone(call.source()), claimant.who());
    if (lockOuts.lockedUntil(all, services.clock().now()).isPresent()) {
      return Proof.LOCKED_OUT;
    }
    Optional<PinHash> known =
        claimant.agent().flatMap(agent -> Optional.ofNullable(rules.pins().get(agent)));
    boolean fits = known.orElse(PinHash.OF_NOBODY).fits(pin);
    if (fits && known.isPresent()) {
      lockOuts.right(all);
      return Proof.RIGHT;
    }
    Instant now = services.clock().now();
    services
        .journal()
        .record(new JournalEntry.PinRefused(now, call.pbx(), call.source(), claimant.agent()));
    List<Locked> locked = lockOuts.wrong(all, rules, now);
    locked.forEach(one -> tell(one, call, now));
    return locked.isEmpty() ? Proof.WRONG : Proof.LOCKED_OUT;
  }

  private void tell(Locked locked, AgentCall call, Instant now) {
    LockOuts.name(locked.who())
        .ifPresent(who -> {
          log.warn(
              "{} is locked out until {}: wrong PINs at {}", who, locked.until(), call.source());
          services
              .journal()
              .record(new JournalEntry.LockedOut(now, who, call.source(), locked.until()));
        });
  }

  /** Counts on from where a server before this one stopped. */
  public void recall(LockOuts before) {
    lockOuts.add(before);
  }

  /** Who is locked out now. */
  public List<Locked> locked() {
    return lockOuts.locked(services.clock().now());
  }

  /** Lets an agent in again, and the agent's own telephone; was either locked out? */
  public boolean unlock(Agent agent, String by) {
    boolean was = release(new Who.OfAgent(agent.id()), by);
    return unlock(agent.endpoint(), by) || was;
  }

  /** Lets a telephone be used again; was it locked out? */
  public boolean unlock(Endpoint telephone, String by) {
    return release(new Who.OfTelephone(telephone.value()), by);
  }

  private boolean release(Who who, String by) {
    Instant now = services.clock().now();
    boolean was = lockOuts.release(who, now);
    if (was) {
      LockOuts.name(who)
          .ifPresent(name -> services.journal().record(new JournalEntry.Unlocked(now, name, by)));
    }
    return was;
  }
}
