package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import io.heliotrope.floor.Rules;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A call centre for the formulae, open all the time, and its callers. */
public record CallCentre(Rules rules, Poisson.Kind callers) {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** The target of the service level. */
  public static final Duration TARGET = Duration.ofSeconds(20);

  /** One queue. */
  public static CallCentre pool(int agents, Duration apart, Duration talk, Duration patience) {
    return silos(1, agents, apart, talk, patience);
  }

  /** So many queues, each with as many agents of its own; callers want any of the queues. */
  public static CallCentre silos(
      int queues, int agents, Duration apart, Duration talk, Duration patience) {
    StringBuilder text = new StringBuilder("site here UTC 24/7\n");
    List<QueueId> names = new ArrayList<>();
    for (int queue = 0; queue < queues; queue++) {
      names.add(new QueueId("q" + queue));
      text.append("queue q%d here s%d=1%n".formatted(queue, queue));
      for (int agent = 0; agent < agents; agent++) {
        text.append("agent a%d here s%d en%n".formatted(queue * agents + agent, queue));
      }
    }
    return of(text, new Poisson.Kind(apart, talk, patience, names, List.of(Caller.ENGLISH)));
  }

  static CallCentre of(CharSequence company, Poisson.Kind callers) {
    return new CallCentre(Rules.of("formulae", CompanyText.read(company.toString())), callers);
  }

  /** A day that begins with nobody there; what is over by its end counts. */
  public Tally fromEmpty(Duration day, long seed) {
    Instant end = START.plus(day);
    return run(end, Tally.Counted.overBy(end), seed);
  }

  /** Callers of so long count, after so long a warm-up who don't. */
  public Tally warmedUp(Duration warmUp, Duration counted, long seed) {
    Instant from = START.plus(warmUp);
    Instant end = from.plus(counted);
    return run(end, Tally.Counted.came(from, end), seed);
  }

  private Tally run(Instant end, Tally.Counted counted, long seed) {
    var tally = new Tally(TARGET, counted);
    var policy = new FloorPolicy(rules, START);
    var simulation = new Simulation(new Agenda(START), policy, tally);
    for (AgentId agent : rules.company().agents().keySet()) {
      simulation.shift(agent, START, Instant.MAX);
    }
    simulation.callers(new Poisson(callers, START, end, new SplittableRandom(seed)));
    simulation.run(end.plus(Duration.ofDays(2)));
    if (simulation.waiting() > 0) {
      throw new AssertionError("Somebody was forgotten, with seed " + seed);
    }
    return tally;
  }
}
