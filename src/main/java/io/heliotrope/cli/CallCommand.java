package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.config.Mistakes;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.Story;
import io.heliotrope.session.FloorDesk;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.Switchboard;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Telephonist;
import io.heliotrope.time.ToldClock;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a pretend call in the terminal: the operator's flows and rules, no PBX. */
@Command(
    name = "call",
    description = {
      "Plays a pretend call in the terminal: what the caller would hear, who would ring and why.",
      "No PBX is needed and nobody's telephone rings. Without --press, you are the caller.",
      "Agents pick up after 3 seconds, hear no whisper, press no accept key, and talk for 30"
          + " seconds. A caller who waits hangs up after 10 minutes."
    })
final class CallCommand implements Callable<Integer> {

  private static final PbxName PBX = new PbxName("pretend");

  @Mixin private Common common = new Common();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "NUMBER",
      description = "The caller's number; anonymous if left out.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--did",
      paramLabel = "NUMBER",
      description = "The number that is dialled; the first of numbers.yaml if left out.")
  private Optional<String> did = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When, for example 2026-03-29T01:30Z; now if left out.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--press",
      paramLabel = "KEYS",
      split = ",",
      description =
          "What the caller presses, in order: keys (1 or 4711#), 'silence' or 'hangup'. After the"
              + " last, the caller is silent.")
  private List<String> press = List.of();

  @Option(
      names = "--misses",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many agents do not answer before one does (default: ${DEFAULT-VALUE}).")
  private int misses;

  @Override
  public Integer call() {
    if (misses < 0) {
      throw new ParameterException(
          spec.commandLine(), "--misses: %d is below zero.".formatted(misses));
    }
    PrintWriter out = spec.commandLine().getOut();
    Keys keys = keys(out);
    var mistakes = new Mistakes();
    Sounds sounds = common.texts(mistakes);
    Rulebook rules = common.rulebook(sounds, mistakes);
    var clock =
        ToldClock.standing(
            at.map(text -> Instants.of("--at", text, spec)).orElseGet(Instants::thisSecond));
    IncomingCall call = incoming(rules);
    out.printf("%s, %s calls %s%n", clock.now(), call.caller(), call.did());
    CallersClock.of(rules, call, clock.now())
        .ifPresent(words -> out.println("The caller's clock: " + words));
    out.flush();
    var journal = Journal.atOnce();
    journal.subscribe(
        new Narrator(
            out, clock.now(), call.id(), new Story(Narrator.texts(sounds), rules.company())));
    try (var floor = new FloorDesk(rules.rules(), clock, journal)) {
      var line = new PretendLine(call, clock, keys, misses, floor, () -> settle(floor));
      var switchboard =
          new Switchboard(
              rules, clock, journal, floor, (pbx, channel) -> {}, Telephonist.NONE, () -> sounds);
      line.run(switchboard.open(call, line));
    }
    return 0;
  }

  private IncomingCall incoming(Rulebook rules) {
    return new IncomingCall(
        new CallId("pretend-1"),
        PBX,
        "PRETEND/caller",
        did.map(this::did).orElseGet(() -> firstNumber(rules)),
        new Caller(from.map(this::number), Optional.empty()),
        new Language("en"),
        Optional.empty());
  }

  private Keys keys(PrintWriter out) {
    if (!press.isEmpty() || System.console() == null) {
      try {
        return Keys.scripted(press);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage(), e);
      }
    }
    return Keys.typed(
        new BufferedReader(System.console().reader()),
        () -> {
          out.print("  your keys (Enter: silence, h: hang up) > ");
          out.flush();
        },
        () -> out.println("  Keys are 0 to 9, * and #."));
  }

  private static void settle(FloorDesk floor) {
    floor.tick();
    floor.view().join();
  }

  private static Did firstNumber(Rulebook rules) {
    return rules.company().numbers().stream()
        .flatMap(number -> number.did().stream())
        .min(java.util.Comparator.comparing(Did::digits))
        .orElse(new Did("0"));
  }

  private Did did(String text) {
    return parse("--did", text, Did::new);
  }

  private PhoneNumber number(String text) {
    return parse("--from", text, PhoneNumber::new);
  }

  private <T> T parse(String option, String text, java.util.function.Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  /** Prints a call's story as it happens. */
  private static final class Narrator implements Journal.Subscriber {

    private final PrintWriter out;
    private final Instant begin;
    private final CallId call;
    private final Story story;

    Narrator(PrintWriter out, Instant begin, CallId call, Story story) {
      this.out = out;
      this.begin = begin;
      this.call = call;
      this.story = story;
    }

    static Story.Texts texts(Sounds sounds) {
      return (prompt, language) -> sounds.find(prompt, language).map(Sounds.Sound::text);
    }

    @Override
    public void on(JournalEntry entry) {
      if (entry instanceof JournalEntry.OfCall ofCall && ofCall.call().equals(call)) {
        story
            .tell(ofCall)
            .ifPresent(words -> {
              Duration passed = Duration.between(begin, entry.at());
              out.printf(
                  "  %2d:%04.1f  %s%n",
                  passed.toMinutes(),
                  passed.toSecondsPart() + passed.toMillisPart() / 1000.0,
                  words.replace("\n", "\n           "));
              out.flush();
            });
      }
    }
  }
}
