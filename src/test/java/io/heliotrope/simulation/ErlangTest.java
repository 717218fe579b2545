package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangTest {

  private static final Offset<Double> TEN_DIGITS = Offset.offset(5e-11);

  /** The expected figures are of exact fractions. */
  @ParameterizedTest
  @CsvSource({
    " 84,  90, 0.04461987096061706629, 0.41195731382875520380",
    " 10,  15, 0.03649694547237079315, 0.10204236700798800614",
    "100, 110, 0.02746344844982291715, 0.23700750028505272902"
  })
  void agreesWithExactArithmeticToTenDigits(double erlangs, int agents, double b, double c) {
    assertThat(Erlang.lost(erlangs, agents)).isCloseTo(b, TEN_DIGITS);
    assertThat(Erlang.waits(erlangs, agents)).isCloseTo(c, TEN_DIGITS);
  }

  @Test
  void knowsTheWaitsOfThirteenAgents() {
    assertThat(60 * Erlang.meanWait(3.5, 1 / 3.0, 13)).isCloseTo(26.56, Offset.offset(0.005));
    assertThat(60 * Erlang.WithPatience.of(3.5, 1 / 3.0, 13, 1 / 5.0).meanWait())
        .isCloseTo(9.91, Offset.offset(0.005));
    assertThat(60 * Erlang.WithPatience.of(3.5, 1 / 3.0, 9, 1 / 5.0).meanWait())
        .isCloseTo(56.62, Offset.offset(0.005));
  }

  @Test
  void knowsAPoolFromSilos() {
    assertThat(Erlang.waits(84, 90)).isCloseTo(0.41, Offset.offset(0.005));
    assertThat(Erlang.waits(14, 15)).isCloseTo(0.72, Offset.offset(0.005));
    assertThat(Erlang.meanWait(8.4, 0.1, 90)).isCloseTo(0.69, Offset.offset(0.005));
    assertThat(Erlang.meanWait(1.4, 0.1, 15)).isCloseTo(7.2, Offset.offset(0.05));
  }

  @Test
  void refusesMoreWorkThanAgentsCanDo() {
    assertThatThrownBy(() -> Erlang.waits(15, 15)).hasMessageContaining("too many for 15 agents");
  }

  @ParameterizedTest
  @CsvSource({"3, 3.1824", "9, 2.2622", "29, 2.0452", "999, 1.9623"})
  void knowsStudentsDistribution(int freedom, double quantile) {
    assertThat(Estimate.student(freedom)).isCloseTo(quantile, Offset.offset(0.03));
  }
}
