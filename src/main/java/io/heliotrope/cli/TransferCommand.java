package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Passes a caller on who talks with an agent. */
@Command(
    name = "transfer",
    description =
        "Passes a caller who talks with an agent on to another queue, with the time waited. The"
            + " agent's talk ends; the caller hears music until somebody of the other queue picks"
            + " up.")
final class TransferCommand implements Callable<Integer> {

  @Mixin private ServerApi api = new ServerApi();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CALL", description = "The call's id, as in the log.")
  private String call = "";

  @Parameters(index = "1", paramLabel = "QUEUE", description = "Where to.")
  private String queue = "";

  @Override
  public Integer call() {
    ServerApi.Answer answer =
        api.post(
            "/api/calls/" + new CallId(call) + "/transfer",
            Map.of("queue", queue, "by", AgentsCommand.by()));
    if (!answer.isGood()) {
      throw new IllegalStateException(answer.message());
    }
    JsonNode told = answer.body();
    spec.commandLine()
        .getOut()
        .printf(
            "%s is passed on from %s to %s%s.%n",
            call,
            told.path("agent").asString(),
            told.path("queue").asString(),
            told.path("when").asString().equals("now") ? "" : " when the agent hangs up");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
