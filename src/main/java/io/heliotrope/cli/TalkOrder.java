package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.JsonNode;

/** What commands have in common that have the running server do something with a talk. */
final class TalkOrder {

  @Mixin private ServerApi api = new ServerApi();

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CALL", description = "The call's id, as in the log.")
  private String call = "";

  /** The call's id, as it was typed. */
  String call() {
    return call;
  }

  /**
   * What the server has done.
   *
   * @throws IllegalStateException if it was refused, with the reason
   */
  JsonNode ask(String action, String field, String value) {
    return api.post(
            "/api/calls/" + new CallId(call) + "/" + action,
            Map.of(field, value, "by", AgentsCommand.by()))
        .orRefused();
  }

  /** Tells people. */
  void tell(String sentence) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(sentence);
    out.flush();
  }
}
