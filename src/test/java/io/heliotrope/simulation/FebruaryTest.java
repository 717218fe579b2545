package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A bank's real month, as far as one replay in a test tells; {@code scripts/simulate --february}.
 */
class FebruaryTest {

  @Test
  void theFloorDoesAsTheBankDid() {
    var february = new February(calls());
    Figures real = Figures.of(february.real());
    assertThat(real.callers()).isEqualTo(31_094);
    assertThat(real.serviceLevel()).isCloseTo(0.521, within(0.001));
    assertThat(real.abandonment()).isCloseTo(0.1265, within(0.0001));

    Figures replayed = Figures.of(february.replay(february.floor(""), 1).visits());

    assertThat(replayed.serviceLevel()).isCloseTo(real.serviceLevel(), within(0.05));
    assertThat(replayed.abandonment()).isCloseTo(real.abandonment(), within(0.01));
    assertThat(replayed.meanWait()).isCloseTo(real.meanWait(), within(4.0));
    assertThat(replayed.late()).isCloseTo(real.late(), within(20.0));
  }

  @Test
  void theSameSeedReplaysTheSameMonth() {
    List<BankCall> morning = calls().subList(0, 1_000);
    var february = new February(morning);
    assertThat(february.replay(february.floor(""), 7))
        .isEqualTo(february.replay(february.floor(""), 7));
  }

  private static List<BankCall> calls() {
    assumeTrue(
        Files.exists(BankCall.FILE),
        BankCall.FILE + " is absent: the real February is not replayed");
    return BankCall.read(BankCall.FILE);
  }
}
