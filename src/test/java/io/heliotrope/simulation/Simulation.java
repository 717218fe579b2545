package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Callers come, wait, talk or hang up, and agents come and go, as a policy decides. Agents answer
 * at once.
 */
public final class Simulation {

  private final Agenda agenda;
  private final Policy policy;
  private final Consumer<Visit> visits;
  private final Map<CallId, Caller> waiting = new HashMap<>();
  private final Map<CallId, Offer> talking = new HashMap<>();

  /** Agents whose shift is over, or who are not there yet. */
  private final Set<AgentId> away = new HashSet<>();

  private final Set<AgentId> engaged = new HashSet<>();
  private Afterwards afterwards = (_, _) -> Duration.ZERO;
  private Instant look = Instant.MAX;

  /** {@code visits} hears of every caller when all is over for them. */
  public Simulation(Agenda agenda, Policy policy, Consumer<Visit> visits) {
    this.agenda = agenda;
    this.policy = policy;
    this.visits = visits;
  }

  /** How long an agent takes no calls after a talk with that caller. */
  public interface Afterwards {
    Duration rest(AgentId agent, Caller caller);
  }

  public void afterwards(Afterwards rule) {
    this.afterwards = rule;
  }

  /** The agent is there from then until then; a talk that has begun is finished. */
  public void shift(AgentId agent, Instant from, Instant to) {
    away.add(agent);
    agenda.plan(
        from,
        () -> {
          away.remove(agent);
          if (!engaged.contains(agent)) {
            follow(policy.comes(agent, agenda.now()));
          }
        });
    agenda.plan(
        to,
        () -> {
          away.add(agent);
          if (!engaged.contains(agent)) {
            follow(policy.goes(agent, agenda.now()));
          }
        });
  }

  /** Callers in the order in which they come; the next is asked for when one has come. */
  public void callers(Iterator<Caller> callers) {
    if (callers.hasNext()) {
      Caller caller = callers.next();
      agenda.plan(
          caller.comes(),
          () -> {
            callers(callers);
            comes(caller);
          });
    }
  }

  /** Lets all happen until then. */
  public void run(Instant end) {
    while (agenda.next(end)) {
      planLook();
    }
  }

  /** How many callers wait now. */
  public int waiting() {
    return waiting.size();
  }

  private void comes(Caller caller) {
    waiting.put(caller.call(), caller);
    if (caller.patience().compareTo(Caller.FOREVER) < 0) {
      agenda.plan(caller.comes().plus(caller.patience()), () -> hangsUp(caller));
    }
    follow(policy.asks(caller, agenda.now()));
  }

  private void hangsUp(Caller caller) {
    if (waiting.remove(caller.call()) != null) {
      visits.accept(new Visit(caller, Optional.empty(), caller.patience()));
      follow(policy.leaves(caller.call(), agenda.now()));
    }
  }

  private void follow(List<Offer> offers) {
    for (Offer offer : offers) {
      Caller caller = waiting.remove(offer.call());
      if (caller == null) {
        throw new AssertionError(offer + ": nobody waits by that name");
      }
      if (!engaged.add(offer.agent()) || away.contains(offer.agent())) {
        throw new AssertionError(offer + ": the agent is not free");
      }
      talking.put(caller.call(), offer);
      Duration waited = Duration.between(caller.comes(), agenda.now());
      follow(policy.talks(offer, agenda.now()));
      agenda.plan(agenda.now().plus(caller.talk()), () -> ends(caller, offer, waited));
    }
  }

  private void ends(Caller caller, Offer offer, Duration waited) {
    talking.remove(caller.call());
    AgentId agent = offer.agent();
    Duration rest = afterwards.rest(agent, caller);
    visits.accept(new Visit(caller, Optional.of(agent), waited));
    if (rest.isZero()) {
      engaged.remove(agent);
      follow(policy.ends(offer, !away.contains(agent), agenda.now()));
    } else {
      agenda.plan(agenda.now().plus(rest), () -> rested(agent));
      follow(policy.ends(offer, false, agenda.now()));
    }
  }

  private void rested(AgentId agent) {
    engaged.remove(agent);
    if (!away.contains(agent)) {
      follow(policy.comes(agent, agenda.now()));
    }
  }

  /** One look at most is planned ahead of the one that is due. */
  private void planLook() {
    Optional<Instant> next = policy.nextLook();
    if (next.isPresent() && next.get().isBefore(look)) {
      look = next.get();
      agenda.plan(look, this::looks);
    }
  }

  private void looks() {
    if (agenda.now().isBefore(look)) {
      return; // there was an earlier one
    }
    look = Instant.MAX;
    Optional<Instant> due = policy.nextLook();
    if (due.isPresent() && !due.get().isAfter(agenda.now())) {
      follow(policy.looks(agenda.now()));
    }
  }
}
