package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppQueueTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final QueueId QUEUE = new QueueId("q");
  private static final List<AgentId> MEMBERS =
      List.of(new AgentId("ana"), new AgentId("bob"), new AgentId("cyd"));

  @Test
  void rrmemoryGoesOnAfterTheLastMember() {
    assertThat(answers(AppQueueStrategy.RRMEMORY, "0 5, 10 5, 20 5, 30 5"))
        .containsExactly("ana", "bob", "cyd", "ana");
  }

  @Test
  void rrmemoryPassesOverWhoIsBusy() {
    assertThat(answers(AppQueueStrategy.RRMEMORY, "0 100, 10 5, 20 5, 30 5"))
        .containsExactly("ana", "bob", "cyd", "bob");
  }

  @Test
  void leastrecentTakesWhoseLastCallEndedFirst() {
    assertThat(answers(AppQueueStrategy.LEASTRECENT, "0 50, 1 5, 2 20, 60 1, 70 1, 80 1"))
        .containsExactly("ana", "bob", "cyd", "bob", "cyd", "ana");
  }

  @Test
  void fewestcallsTakesTheFirstWhileAllHaveAsMany() {
    assertThat(answers(AppQueueStrategy.FEWESTCALLS, "0 5, 10 5, 20 5, 30 5, 40 100, 41 5"))
        .containsExactly("ana", "bob", "cyd", "ana", "bob", "cyd");
  }

  @Test
  void aCallerLooksOnceASecond() {
    List<Visit> visits =
        visits(AppQueueStrategy.RRMEMORY, "0 10.0, 0 10.0, 0 10.0, 5.3 1", Duration.ofSeconds(1));
    assertThat(visits.getLast().waited()).isEqualTo(Duration.ofSeconds(5));
  }

  /** Each call is when it comes and how long the talk is, in seconds. */
  private static List<String> answers(AppQueueStrategy strategy, String calls) {
    return visits(strategy, calls, Duration.ofSeconds(1)).stream()
        .sorted((one, other) -> one.caller().comes().compareTo(other.caller().comes()))
        .map(visit -> visit.agent().orElseThrow().name())
        .toList();
  }

  private static List<Visit> visits(AppQueueStrategy strategy, String calls, Duration pause) {
    var policy = new AppQueue(strategy, Map.of(QUEUE, MEMBERS), Optional.of(pause));
    List<Visit> visits = new ArrayList<>();
    var simulation = new Simulation(new Agenda(START), policy, visits::add);
    MEMBERS.forEach(agent -> simulation.shift(agent, START, START.plusSeconds(1_000)));
    List<Caller> callers = new ArrayList<>();
    for (String call : calls.split(", ")) {
      String[] part = call.split(" ");
      callers.add(
          Caller.plain(
              new CallId("c" + callers.size()),
              QUEUE,
              START.plus(seconds(part[0])),
              Caller.FOREVER,
              seconds(part[1])));
    }
    simulation.callers(callers.iterator());
    simulation.run(START.plusSeconds(999));
    return visits;
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis((long) (1_000 * Double.parseDouble(text)));
  }
}
