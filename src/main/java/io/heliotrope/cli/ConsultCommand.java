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

/** Has an agent who talks with a caller ask somebody. */
@Command(
    name = "consult",
    description =
        "Has an agent who talks with a caller ask somebody of another queue, while the caller hears"
            + " music. The agent comes back by **, brings the caller in by *#, and hands them over by"
            + " hanging up.")
final class ConsultCommand implements Callable<Integer> {

  @Mixin private ServerApi api = new ServerApi();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CALL", description = "The call's id, as in the log.")
  private String call = "";

  @Parameters(index = "1", paramLabel = "QUEUE", description = "Of whom somebody is asked.")
  private String queue = "";

  @Override
  public Integer call() {
    ServerApi.Answer answer =
        api.post(
            "/api/calls/" + new CallId(call) + "/consult",
            Map.of("queue", queue, "by", AgentsCommand.by()));
    if (!answer.isGood()) {
      throw new IllegalStateException(answer.message());
    }
    JsonNode told = answer.body();
    spec.commandLine()
        .getOut()
        .printf(
            "%s asks %s about %s, who hears music.%n",
            told.path("agent").asString(), told.path("queue").asString(), call);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
