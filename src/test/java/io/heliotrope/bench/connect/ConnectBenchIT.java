package io.heliotrope.bench.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.it.Workshop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the benchmark still measures something; how much is not for a test to judge. */
class ConnectBenchIT {

  @ParameterizedTest
  @EnumSource(Answering.class)
  void agentsAreHandedOneCallerAfterTheOther(Answering who) throws Exception {
    Workshop.needsAsterisk();

    Turn turn = ConnectBench.turn(who, new Plan.Series(3, 1, 4), 1, 2);

    assertThat(turn.cold()).hasSize(2).allMatch(millis -> millis > 0);
    assertThat(turn.millis()).hasSize(4).allMatch(millis -> millis > 0);
  }
}
