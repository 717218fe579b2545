package io.heliotrope.simulation;

import io.heliotrope.simulation.Reference.Figure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is known of queues, by formula or from simulations that others have published. */
public final class References {

  private static final double EIGHT_HOURS = Reference.DAY.toSeconds();

  private References() {}

  /** All of them. */
  public static List<Reference> all() {
    return Stream.concat(small().stream(), large().stream()).toList();
  }

  /** A dozen agents. */
  public static List<Reference> small() {
    return List.of(
        published(), publishedWithPatience(), patient(), withPatience(13), withPatience(9));
  }

  /** 90 agents, whose queue takes days to forget what it was. */
  public static List<Reference> large() {
    return List.of(silos(), pool());
  }

  /** λ = 4.2/min, service 2 min, 12 agents, each day from empty; 95 % intervals of 1,000 days. */
  private static Reference published() {
    return new Reference(
        "12 agents, 8 h from empty",
        CallCentre.pool(12, each(42), Duration.ofMinutes(2), Caller.FOREVER),
        1,
        Duration.ZERO,
        List.of(
            Figure.published("service level 20 s", 0.900, 0.904, Tally::inTime, Tally::served),
            Figure.published(
                "speed of answer, min",
                0.097,
                0.102,
                tally -> tally.answerSeconds() / 60,
                Tally::served),
            Figure.published(
                "occupancy", 0.694, 0.697, Tally::talkSeconds, _ -> 12 * EIGHT_HOURS)));
  }

  private static Reference publishedWithPatience() {
    return new Reference(
        "the same, patience 1 min",
        CallCentre.pool(12, each(42), Duration.ofMinutes(2), Duration.ofMinutes(1)),
        1,
        Duration.ZERO,
        List.of(
            Figure.published("abandoned a day", 57.7, 59.6, Tally::abandoned, _ -> 1),
            Figure.published("service level 20 s", 0.974, 0.975, Tally::inTime, Tally::served)));
  }

  /** λ = 3.5/min, service 3 min, everybody waits: Erlang C. */
  private static Reference patient() {
    return new Reference(
        "Erlang C, 13 agents, 10.5 Erlang",
        CallCentre.pool(13, each(35), Duration.ofMinutes(3), Caller.FOREVER),
        10,
        Reference.DAY,
        List.of(
            Figure.exactly("mean wait, s", 26.5569, Tally::waitSeconds, Tally::callers),
            Figure.exactly(
                "share that waits", Erlang.waits(10.5, 13), Tally::waited, Tally::callers)));
  }

  /** The same with a patience of 5 min: Erlang A. */
  private static Reference withPatience(int agents) {
    var known = Erlang.WithPatience.of(3.5, 1 / 3.0, agents, 1 / 5.0);
    return new Reference(
        "Erlang A, %d agents, 10.5 Erlang".formatted(agents),
        CallCentre.pool(agents, each(35), Duration.ofMinutes(3), Duration.ofMinutes(5)),
        10,
        Reference.DAY,
        List.of(
            Figure.exactly(
                "mean wait, s", known.meanWait() * 60, Tally::waitSeconds, Tally::callers),
            Figure.exactly(
                "share that abandons", known.abandoned(), Tally::abandoned, Tally::callers)));
  }

  /** 84 Erlang of 10 min talks on 90 agents together. */
  private static Reference pool() {
    return crowd(
        "one pool of 90 agents", CallCentre.pool(90, each(84), TEN, Caller.FOREVER), 84, 90);
  }

  /** The same callers and agents in six queues that don't help each other. */
  private static Reference silos() {
    return crowd(
        "six silos of 15 agents", CallCentre.silos(6, 15, each(84), TEN, Caller.FOREVER), 14, 15);
  }

  private static final Duration TEN = Duration.ofMinutes(10);

  private static Reference crowd(String name, CallCentre centre, int erlangs, int agents) {
    return new Reference(
        name,
        centre,
        30,
        Duration.ofDays(2),
        List.of(
            Figure.exactly(
                "share that waits", Erlang.waits(erlangs, agents), Tally::waited, Tally::callers),
            Figure.exactly(
                "speed of answer, min",
                Erlang.meanWait(erlangs / 10.0, 1 / 10.0, agents),
                tally -> tally.answerSeconds() / 60,
                Tally::served)));
  }

  /** The mean time between two of so many callers in ten minutes. */
  private static Duration each(int inTenMinutes) {
    return Duration.ofMinutes(10).dividedBy(inTenMinutes);
  }
}
