package io.heliotrope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.bench.Contestant.Running;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the benchmark compares what it says it compares. */
class BenchIT {

  private static final int CORE = 0;

  @ParameterizedTest
  @EnumSource(Contestant.class)
  void everyServerHasTheSameDialogueWithEveryCaller(Contestant who) throws Exception {
    try (Running server = who.served(CORE);
        var asterisk = new PretendAsterisk()) {
      Load load = asterisk.load(server.port(), 50, 1, 1);

      who.checkDialogue(load.commands());
      assertThat(load.served()).isEqualTo(load.started()).isEqualTo(50);
      assertThat(load.otherwise()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Contestant.class)
  void everyServerHoldsItsCallers(Contestant who) throws Exception {
    try (Running server = who.held(CORE, 0);
        var asterisk = new PretendAsterisk()) {
      assertThat(asterisk.hold(server.port(), 20)).isEqualTo(new Load.Held(20, 0));
      assertThat(asterisk.hold(server.port(), 30)).isEqualTo(new Load.Held(30, 0));
    }
  }
}
