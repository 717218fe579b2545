package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how a call went in which an agent talks. */
@Command(
    name = "disposition",
    description =
        "Writes into the journal how a call went in which an agent talks just now, or after"
            + " which one wraps up.")
final class DispositionCommand implements Callable<Integer> {

  @Mixin private ServerApi api = new ServerApi();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CALL", description = "The call's id, as in the log.")
  private String call = "";

  @Parameters(
      index = "1",
      paramLabel = "DISPOSITION",
      description = "One of the queue's 'dispositions' in queues.yaml.")
  private String name = "";

  @Override
  public Integer call() {
    ServerApi.Answer answer =
        api.post(
            "/api/calls/" + new CallId(call) + "/disposition",
            Map.of("name", name, "by", AgentsCommand.by()));
    if (!answer.isGood()) {
      throw new IllegalStateException(answer.message());
    }
    spec.commandLine()
        .getOut()
        .printf("%s: %s, %s.%n", call, answer.body().path("agent").asString(), name);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
