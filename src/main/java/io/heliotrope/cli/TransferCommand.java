package io.heliotrope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Passes a caller on who talks with an agent. */
@Command(
    name = "transfer",
    description =
        "Passes a caller who talks with an agent on to another queue, with the time waited. The"
            + " agent's talk ends; the caller hears music until somebody of the other queue picks"
            + " up.")
final class TransferCommand implements Callable<Integer> {

  @Mixin private TalkOrder order = new TalkOrder();

  @Parameters(index = "1", paramLabel = "QUEUE", description = "Where to.")
  private String queue = "";

  @Override
  public Integer call() {
    JsonNode told = order.ask("transfer", "queue", queue);
    order.tell(
        "%s is passed on from %s to %s%s."
            .formatted(
                order.call(),
                told.path("agent").asString(),
                told.path("queue").asString(),
                told.path("when").asString().equals("now") ? "" : " when the agent hangs up"));
    return 0;
  }
}
