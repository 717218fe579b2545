package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.simulation.Reference.Found;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * With the real floor deciding, queues come out as formulae and other people's simulations say,
 * within the interval that so few days allow. {@code scripts/simulate --references} runs thousands
 * of days.
 */
class ReferencesTest {

  private static final int DAYS = 20;

  @TestFactory
  Stream<DynamicTest> comesOutAsOthersHaveFound() {
    return References.small().stream()
        .map(reference -> DynamicTest.dynamicTest(reference.name(), () -> agrees(reference)));
  }

  private static void agrees(Reference reference) {
    List<Found> found = reference.find(DAYS, _ -> {});
    assertThat(found).allMatch(figure -> figure.agrees(2));
  }
}
