package io.heliotrope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has an agent who talks with a caller ask somebody. */
@Command(
    name = "consult",
    description =
        "Has an agent who talks with a caller ask somebody of another queue, while the caller hears"
            + " music. The agent comes back by **, brings the caller in by *#, and hands them over by"
            + " hanging up.")
final class ConsultCommand implements Callable<Integer> {

  @Mixin private TalkOrder order = new TalkOrder();

  @Parameters(index = "1", paramLabel = "QUEUE", description = "Of whom somebody is asked.")
  private String queue = "";

  @Override
  public Integer call() {
    JsonNode told = order.ask("consult", "queue", queue);
    order.tell(
        "%s asks %s about %s, who hears music."
            .formatted(told.path("agent").asString(), told.path("queue").asString(), order.call()));
    return 0;
  }
}
