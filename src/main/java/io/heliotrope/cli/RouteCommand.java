package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.config.Mistakes;
import io.heliotrope.session.Prospect;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.port.IncomingCall;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Says where a call would go. */
@Command(
    name = "route",
    description = {
      "Says where a call at some moment would go, and why: for each place of the menus where the"
          + " caller can ask for a person, which sites are open, who would be rung, and why nobody"
          + " else.",
      "Agents are taken to be at work and free whenever their site is open; with --live, as they"
          + " stand on the running server now. Nobody else calls."
    },
    footer = "%nFor example: heliotrope route 5551000 --from +351210000000 --at 2026-03-29T01:30Z")
final class RouteCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();
  @Mixin private ServerApi api = new ServerApi();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DID", description = "The number that is dialled.")
  private String did = "";

  @Option(
      names = "--from",
      paramLabel = "NUMBER",
      description = "The caller's number; anonymous if left out.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When, for example 2026-03-29T01:30Z; now if left out.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "Only where the caller asks for this queue.")
  private Optional<String> queue = Optional.empty();

  @Option(names = "--live", description = "With the running server's agents as they stand now.")
  private boolean live;

  @Option(names = "--json", description = "Print the answer as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    var mistakes = new Mistakes();
    Rulebook rules = common.rulebook(common.texts(mistakes), mistakes);
    Instant when = at.map(text -> Instants.of("--at", text, spec)).orElseGet(Instants::thisSecond);
    IncomingCall call = incoming();
    queue.ifPresent(name -> mustBeQueue(name, rules));
    LiveAgents agents = live ? LiveAgents.of(api, rules) : LiveAgents.scheduled(rules, when);
    Prospect prospect =
        Prospect.of(rules, call, when, agents.roll(), agents.telephones())
            .map(this::ofQueue)
            .orElseThrow(() ->
                new IllegalStateException(
                    "numbers.yaml says nothing of %s, and nothing of all other numbers (default)."
                        .formatted(call.did())));
    var report = new RouteReport(rules, call, when, live, prospect);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json
            ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report.json())
                + "\n"
            : report.text());
    out.flush();
    return 0;
  }

  private Prospect ofQueue(Prospect all) {
    return new Prospect(
        all.flow(),
        all.language(),
        all.market(),
        all.choices().stream()
            .filter(one -> queue.isEmpty() || one.ask().node().queue().name().equals(queue.get()))
            .toList());
  }

  private void mustBeQueue(String name, Rulebook rules) {
    List<String> known = rules.company().queues().keySet().stream().map(id -> id.name()).toList();
    if (!known.contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "--queue: there is no queue '%s'.%nMaybe one of %s."
              .formatted(name, String.join(", ", known)));
    }
  }

  private IncomingCall incoming() {
    return new IncomingCall(
        new CallId("prospect-1"),
        new PbxName("pretend"),
        "PRETEND/caller",
        parse("DID", did, Did::new),
        new Caller(from.map(text -> parse("--from", text, PhoneNumber::new)), Optional.empty()),
        new Language("en"),
        Optional.empty());
  }

  private <T> T parse(String option, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }
}
