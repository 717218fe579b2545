package io.heliotrope.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import io.heliotrope.session.port.Sounds.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts become files that a telephone plays well, and nothing is spoken twice. */
class PromptRendererTest {

  private static final Language ENGLISH = new Language("en");
  private static final Language PORTUGUESE = new Language("pt");
  private static final TtsCommand ESPEAK = TtsCommand.of(TtsCommand.ESPEAK, Map.of());

  @TempDir private Path operators = Path.of("");
  @TempDir private Path sounds = Path.of("");
  private final Mistakes mistakes = new Mistakes();
  private final List<String> spoken = new ArrayList<>();

  @BeforeEach
  void needsVoiceAndStudio() throws IOException {
    for (var program : List.of("espeak-ng", "sox")) {
      Assumptions.assumeTrue(
          Files.isExecutable(Path.of("/usr/bin", program)),
          program + " is not installed: run scripts/provide-tools");
    }
    text("en", "welcome: Welcome to the sunny side of the street.", "bye: Good bye.");
    text("pt", "welcome: Bem-vindo ao lado soalheiro da rua.", "bye: Adeus.");
  }

  @Test
  void everyFileIsLevelAndTrimmedAndInBothRates() throws Exception {
    render(ESPEAK);
    for (var name :
        List.of("en/heliotrope/welcome", "en/heliotrope/bye", "pt/heliotrope/welcome")) {
      measure(sounds.resolve(name + ".wav"), 8_000);
      measure(sounds.resolve(name + ".wav16"), 16_000);
    }
    try (var left = Files.list(sounds)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("en", "pt", Manifest.FILE);
    }
  }

  @Test
  void whoMayReadOtherFilesHereMayReadThePromptsForAsteriskIsAnotherUser() throws Exception {
    render(ESPEAK);
    Path usual = Files.writeString(sounds.resolve("usual"), "");
    for (var ending : List.of(".wav", ".wav16")) {
      assertThat(Files.getPosixFilePermissions(sounds.resolve("en/heliotrope/welcome" + ending)))
          .isEqualTo(Files.getPosixFilePermissions(usual));
    }
  }

  @Test
  void whatHasNotChangedIsNotSpokenAgain() throws Exception {
    assertThat(render(ESPEAK)).isEqualTo(new PromptRenderer.Result(4, 0, 0));
    assertThat(render(ESPEAK)).isEqualTo(new PromptRenderer.Result(0, 4, 0));
    text("en", "welcome: Welcome, welcome!", "bye: Good bye.");
    spoken.clear();
    assertThat(render(ESPEAK)).isEqualTo(new PromptRenderer.Result(1, 3, 0));
    assertThat(spoken).containsExactly("en heliotrope/welcome");
    assertThat(render(TtsCommand.of(TtsCommand.ESPEAK, Map.of(PORTUGUESE, "pt-br"))))
        .as("another voice")
        .isEqualTo(new PromptRenderer.Result(2, 2, 0));
  }

  @Test
  void whatIsLostIsSpokenAgainAndWhatNobodySaysIsRemoved() throws Exception {
    render(ESPEAK);
    Files.delete(sounds.resolve("en/heliotrope/bye.wav16"));
    text("pt", "welcome: Bem-vindo ao lado soalheiro da rua.");
    assertThat(render(ESPEAK)).isEqualTo(new PromptRenderer.Result(1, 2, 1));
    assertThat(sounds.resolve("en/heliotrope/bye.wav16")).exists();
    assertThat(sounds.resolve("pt/heliotrope/bye.wav")).doesNotExist();
  }

  @Test
  void aRecordingGoesBeforeTheVoice() throws Exception {
    record("synth 2.5 sine 300 gain -25");
    render(ESPEAK);
    measure(sounds.resolve("en/heliotrope/bye.wav"), 8_000);
    var bye = SoundCatalogue.read(sounds).find("bye", ENGLISH).orElseThrow();
    assertThat(bye.length().toMillis()).isBetween(2_500L, 2_700L);
    assertThat(bye.text()).isEqualTo("Good bye.");
  }

  @Test
  void aSilentRecordingIsNamedAndTheOthersAreSpoken() throws Exception {
    record("trim 0 1");
    assertThat(render(ESPEAK).spoken()).isEqualTo(3);
    assertThat(mistakes.list().toString())
        .contains("prompts/en.yaml", "heliotrope/bye", "could not be spoken", "silence");
  }

  @Test
  void aCommandThatFailsIsQuoted() throws Exception {
    render(TtsCommand.of("false {text-file} {out}", Map.of()));
    assertThat(mistakes.list()).hasSize(4);
    assertThat(mistakes.list().getFirst().toString()).contains("[false, ", "ended with 1");
  }

  @Test
  void aCommandThatIsMissingIsSaidBeforeAnythingIsDone() {
    assertThatThrownBy(() -> render(TtsCommand.of("no-such-voice {text-file} {out}", Map.of())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-voice")
        .hasMessageContaining("Maybe install it");
  }

  @Test
  void theCatalogueKnowsTextsAndLengthsAndWhatIsStale() throws Exception {
    render(ESPEAK);
    var catalogue = SoundCatalogue.read(sounds);
    assertThat(catalogue.languages()).containsExactlyInAnyOrder(ENGLISH, PORTUGUESE);
    assertThat(catalogue.prompts(ENGLISH)).containsExactlyInAnyOrder("welcome", "bye");
    Sound welcome = catalogue.find("welcome", ENGLISH).orElseThrow();
    assertThat(welcome.file()).isEqualTo("heliotrope/welcome");
    assertThat(welcome.text()).isEqualTo("Welcome to the sunny side of the street.");
    assertThat(welcome.length().toMillis()).isBetween(1_500L, 5_000L);
    assertThat(catalogue.find("welcome", new Language("fr"))).isEmpty();

    text("en", "welcome: Something else.", "bye: Good bye.", "new: New.");
    var found = new Mistakes();
    SoundCatalogue.orTexts(sounds, PromptTexts.read(operators, new Mistakes()), found);
    assertThat(found.hasErrors()).isFalse();
    assertThat(found.list().toString())
        .contains("welcome: its text has changed")
        .contains("new: has not been rendered")
        .doesNotContain("bye");
  }

  @Test
  void digitsOfTheOperatorsGoBeforeOurs() throws Exception {
    Path own = operators.resolve("prompts/digits/pt.yaml");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "\"6\": meia\n");
    text("en");
    Files.delete(operators.resolve("prompts/en.yaml"));
    PromptRenderer.render(operators, sounds, ESPEAK, true, one -> {}, mistakes);
    try (var files = Files.list(sounds.resolve("pt/digits"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("6.wav", "6.wav16");
    }
    assertThat(SoundCatalogue.read(sounds).prompts(PORTUGUESE)).doesNotContain("6");
  }

  private PromptRenderer.Result render(TtsCommand tts) throws IOException, InterruptedException {
    return PromptRenderer.render(
        operators,
        sounds,
        tts,
        false,
        one -> {
          if (one.spoken()) {
            spoken.add(one.language() + " " + one.file());
          }
        },
        mistakes);
  }

  /** Puts a recording of "bye" beside the texts, made by sox. */
  private void record(String effects) throws IOException, InterruptedException {
    Path recording = operators.resolve("prompts/en/bye.wav");
    Files.createDirectories(recording.getParent());
    var command = new ArrayList<>(List.of("sox", "-n", "-r", "44100", "-c", "2"));
    command.add(recording.toString());
    command.addAll(List.of(effects.split(" ")));
    Tool.run(operators, command);
  }

  private void text(String language, String... lines) throws IOException {
    Path file = operators.resolve("prompts/" + language + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /** As sox's stat would: format, loudness, peak, and silence at both ends. */
  private static void measure(Path file, int rate) throws Exception {
    try (var in = AudioSystem.getAudioInputStream(file.toFile())) {
      AudioFormat format = in.getFormat();
      assertThat(format.getSampleRate()).as("rate of %s", file).isEqualTo(rate);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(format.getChannels()).isEqualTo(1);
      byte[] bytes = in.readAllBytes();
      double[] samples = new double[bytes.length / 2];
      double power = 0;
      double peak = 0;
      for (int i = 0; i < samples.length; i++) {
        samples[i] = ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8)) / 32_768.0;
        power += samples[i] * samples[i];
        peak = Math.max(peak, Math.abs(samples[i]));
      }
      assertThat(decibels(Math.sqrt(power / samples.length)))
          .as("loudness of %s", file)
          .isBetween(Studio.LOUDNESS - 3, Studio.LOUDNESS + 1);
      assertThat(decibels(peak)).as("peak of %s", file).isLessThan(Studio.PEAK + 0.1);
      assertThat(firstLoud(samples) * 1_000 / rate)
          .as("silence before %s, ms", file)
          .isLessThan(120);
      assertThat(Math.abs(samples[0])).as("a click at the beginning").isLessThan(0.01);
      assertThat(Math.abs(samples[samples.length - 1])).as("a click at the end").isLessThan(0.01);
    }
  }

  private static int firstLoud(double[] samples) {
    int i = 0;
    while (i < samples.length && Math.abs(samples[i]) < 0.02) {
      i++;
    }
    return i;
  }

  private static double decibels(double value) {
    return 20 * Math.log10(value);
  }
}
