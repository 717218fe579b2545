package io.heliotrope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says how a call went in which an agent talks. */
@Command(
    name = "disposition",
    description =
        "Writes into the journal how a call went in which an agent talks just now, or after"
            + " which one wraps up.")
final class DispositionCommand implements Callable<Integer> {

  @Mixin private TalkOrder order = new TalkOrder();

  @Parameters(
      index = "1",
      paramLabel = "DISPOSITION",
      description = "One of the queue's 'dispositions' in queues.yaml.")
  private String name = "";

  @Override
  public Integer call() {
    JsonNode told = order.ask("disposition", "name", name);
    order.tell("%s: %s, %s.".formatted(order.call(), told.path("agent").asString(), name));
    return 0;
  }
}
