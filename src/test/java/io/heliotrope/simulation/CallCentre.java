package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.QueueId;
import io.heliotrope.floor.Rules;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A call centre for the formulae: so many queues, each with as many agents of its own, open all the
 * time, and callers who want any of the queues.
 */
public record CallCentre(int queues, int agents, Duration apart, Duration talk, Duration patience) {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** The target of the service level. */
  public static final Duration TARGET = Duration.ofSeconds(20);

  /** What the floor is told of it. */
  public Rules rules() {
    StringBuilder text = new StringBuilder("site here UTC 24/7\n");
    for (int queue = 0; queue < queues; queue++) {
      text.append("queue q%d here s%d=1%n".formatted(queue, queue));
      for (int agent = 0; agent < agents; agent++) {
        text.append("agent a%d here s%d en%n".formatted(queue * agents + agent, queue));
      }
    }
    return Rules.of("formulae", CompanyText.read(text.toString()));
  }

  /** A day that begins with nobody there; what is over by its end counts. */
  public Tally fromEmpty(Rules rules, Duration day, long seed) {
    Instant end = START.plus(day);
    return run(rules, end, Tally.Counted.overBy(end), seed);
  }

  /** Callers of so long count, after so long a warm-up who don't. */
  public Tally warmedUp(Rules rules, Duration warmUp, Duration counted, long seed) {
    Instant from = START.plus(warmUp);
    Instant end = from.plus(counted);
    return run(rules, end, Tally.Counted.came(from, end), seed);
  }

  private Tally run(Rules rules, Instant end, Tally.Counted counted, long seed) {
    var tally = new Tally(TARGET, counted);
    var policy = new FloorPolicy(rules, START);
    var simulation = new Simulation(new Agenda(START), policy, tally);
    for (AgentId agent : rules.company().agents().keySet()) {
      simulation.shift(agent, START, Instant.MAX);
    }
    var names = IntStream.range(0, queues).mapToObj(n -> new QueueId("q" + n)).toList();
    var kind = new Poisson.Kind(apart, talk, patience, names);
    simulation.callers(new Poisson(kind, START, end, new SplittableRandom(seed)));
    simulation.run(end.plus(Duration.ofDays(2)));
    if (simulation.waiting() > 0) {
      throw new AssertionError("Somebody was forgotten, with seed " + seed);
    }
    return tally;
  }
}
