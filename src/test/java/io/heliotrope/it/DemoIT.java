package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.lab.Scripts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The README's first command, from its start to its end, as a reader runs it. */
@Execution(ExecutionMode.CONCURRENT)
class DemoIT {

  @Test
  void itsThreeCallersAreServedAsToldOnARealAsterisk() {
    Workshop.needsAsterisk();

    assertThat(story("--once"))
        .contains("✓ sound in both directions")
        .contains(
            "✓ call 1, Tuesday 24 March 2026, 15:05 UTC to 5552000: helped by the menus alone",
            "✓ call 2, Tuesday 24 March 2026, 20:05 UTC to 5551000: helped by bo in denver",
            "✓ call 3, Sunday 29 March 2026, 03:00 UTC to 5554000: we owe a call back")
        .doesNotContain("✗");
  }

  @Test
  void theyAreServedWithoutAnyPbxTooWhichIsSaid() {
    assertThat(story("--once", "--no-pbx"))
        .contains("WITHOUT A PBX")
        .contains("✓ call 1, ", "✓ call 2, ", "✓ call 3, ")
        .doesNotContain("✗");
  }

  /** What it tells, with its lines as one; it fails if the demo ends with anything but 0. */
  private static String story(String... options) {
    return Scripts.run("demo", List.of(options)).replaceAll("\\s+", " ");
  }
}
