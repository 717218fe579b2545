package io.heliotrope.cli;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import io.heliotrope.prompts.PromptRenderer;
import io.heliotrope.prompts.TtsCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is done with prompts. */
@Command(
    name = "prompts",
    description = "Makes sound files of the prompts' texts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PromptsCommand.Render.class)
final class PromptsCommand {

  private PromptsCommand() {}

  /** Speaks the texts. */
  @Command(
      name = "render",
      description = {
        "Speaks the texts of prompts/LANGUAGE.yaml into sound files in Asterisk's layout.",
        "They are levelled, at 8 and 16 kHz. What has not changed is kept. A recording of your own in"
            + " prompts/LANGUAGE/KEY.wav goes before the speech command."
      })
  static final class Render implements Callable<Integer> {

    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = {"-s", "--sounds"},
        paramLabel = "DIR",
        defaultValue = "/var/lib/heliotrope/sounds",
        description = "Where the sound files go (default: ${DEFAULT-VALUE}).")
    private Path sounds = Path.of("");

    @Option(
        names = "--tts",
        paramLabel = "COMMAND",
        defaultValue = TtsCommand.ESPEAK,
        description =
            "The speech command, run without a shell. Filled in: {text-file}, {out} (a WAV file),"
                + " {language}, {voice} (default: ${DEFAULT-VALUE}).")
    private String tts = TtsCommand.ESPEAK;

    @Option(
        names = "--voice",
        paramLabel = "LANGUAGE=VOICE",
        description = "The voice of a language, else its tag. May be given several times.")
    private Map<String, String> voices = new LinkedHashMap<>();

    @Option(
        names = "--no-digits",
        description = "Leave out what Asterisk needs to say digits and numbers.")
    private boolean noDigits;

    @Override
    public Integer call() throws InterruptedException {
      PrintWriter out = spec.commandLine().getOut();
      var mistakes = new Mistakes();
      try {
        var result =
            PromptRenderer.render(
                common.folder(), sounds, command(), !noDigits, one -> print(out, one), mistakes);
        Common.print(spec.commandLine().getErr(), mistakes.list());
        out.printf(
            "%d rendered, %d kept, %d removed in %s%n",
            result.spoken(), result.kept(), result.removed(), sounds);
        out.flush();
      } catch (IOException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      return mistakes.hasErrors() ? 1 : 0;
    }

    private TtsCommand command() {
      return TtsCommand.of(
          tts,
          voices.entrySet().stream()
              .collect(Collectors.toMap(e -> new Language(e.getKey()), Map.Entry::getValue)));
    }

    private static void print(PrintWriter out, PromptRenderer.Progress one) {
      if (one.spoken()) {
        out.printf("%3d/%d %s %s%n", one.done(), one.total(), one.language(), one.file());
        out.flush();
      }
    }
  }
}
