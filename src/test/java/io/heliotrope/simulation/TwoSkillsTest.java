package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Three languages and two skills, where each agent can help only two of the six kinds of callers.
 */
class TwoSkillsTest {

  @Test
  void twoSkillsAreNearlyAsGoodAsAll() {
    Estimate ratio = TwoSkills.ratio(2, "", () -> {});

    assertThat(ratio.mean()).as("mean wait / that of full pooling").isBetween(1.0, 1.5);
  }
}
