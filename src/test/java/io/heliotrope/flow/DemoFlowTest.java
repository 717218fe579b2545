package io.heliotrope.flow;

import io.heliotrope.flow.text.FlowText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The calls the demo tells of, played through its flow. */
class DemoFlowTest {

  private static Conversation call() throws IOException {
    return Conversation.in(
        FlowText.read(
            Files.readString(Path.of("src/main/resources/company/demo/flows/main.yaml"))));
  }

  @Test
  void aPowerCutIsExplainedAndNobodyIsNeeded() throws IOException {
    call()
        .goes(
            """
            says welcome
            says main-menu
            > interrupts with 1
            chose 1
            says which-area
            listens 8s
            > presses 1100
            got 4 of area
            says your-area-is digits:1100
            says work-tonight
            done power-cut
            says anything-else
            listens 5s
            > silent
            stumbled silent 1
            says goodbye (to the end)
            hangs up
            """);
  }

  @Test
  void aCutNobodyKnowsOfLeadsToSomebodyWhoCanLook() throws IOException {
    call()
        .goes(
            """
            says welcome
            > interrupts with 1
            chose 1
            says which-area
            listens 8s
            > presses 99
            listens 4s
            > silent
            stumbled too_short 1
            says four-digits-please which-area
            listens 8s
            > presses 5555
            got 4 of area
            says your-area-is digits:5555
            says no-known-cut
            > interrupts with 1
            chose 1
            says one-moment
            asks for outages 1
            > talked
            says survey
            > interrupts with 5
            got 1 of survey
            says thanks goodbye (to the end)
            hangs up
            """);
  }

  @Test
  void whenNobodyIsAwakeACallBackIsPromised() throws IOException {
    call()
        .goes(
            """
            says welcome
            > interrupts with 0
            chose 0
            says one-moment
            asks for billing 1
            > asleep-until 2026-03-02T08:00:00Z
            says all-asleep offer-callback
            > interrupts with 1
            chose 1
            promises billing
            says callback-promised goodbye (to the end)
            hangs up
            """);
  }

  @Test
  void whoeverHidesTheirNumberIsToldWhyNobodyCallsBack() throws IOException {
    call()
        .from("anonymous")
        .goes(
            """
            says welcome
            > interrupts with 9
            chose 9
            says one-moment
            asks for billing 1
            > leaves with 1
            says no-number let-me-help
            asks for billing 1
            > asleep
            says all-asleep no-number please-call-again goodbye (to the end)
            hangs up
            """);
  }
}
