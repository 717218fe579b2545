package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.Mistakes;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.Wav;
import io.heliotrope.prompts.PromptRenderer;
import io.heliotrope.prompts.TtsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The files of a company with a lane for each test, and prompts that only machines enjoy. */
final class LabCompany {

  static final List<String> PROMPTS =
      List.of(
          "welcome",
          "main-menu",
          "nothing-heard",
          "which-code",
          "thanks",
          "survey",
          "goodbye",
          "sorry",
          "whisper",
          "position-1");

  private static final int RATE = 8_000;

  private LabCompany() {}

  /**
   * Writes the company's files.
   *
   * @param ring how long agents are rung
   */
  static void write(Path folder, List<Lane> lanes, Duration ring) throws IOException {
    Files.createDirectories(folder.resolve("flows"));
    Files.createDirectories(folder.resolve("prompts"));
    var agents = new StringBuilder("agents:\n");
    var queues = new StringBuilder("queues:\n");
    var numbers = new StringBuilder("numbers:\n");
    for (Lane lane : lanes) {
      int n = lane.number();
      agents.append(
          """
            %s: { site: lab, endpoint: %s, skills: { skill%d: 50 }, languages: [en] }
          """
              .formatted(lane.agent(), lane.endpoint(), n));
      String queue =
          "{ needs: { skill%d: 50 }, sites: [lab], ring: %ds, wrap-up: 0s"
              .formatted(n, ring.toSeconds());
      queues.append("  %s: %s }\n".formatted(lane.queue(), queue));
      queues.append("  %s: %s, whisper: whisper }\n".formatted(lane.whisperQueue(), queue));
      numbers.append("  %s: { flow: lane%d, language: en }\n".formatted(lane.did(), n));
      Files.writeString(folder.resolve("flows/lane" + n + ".yaml"), lane.flow());
    }
    Files.writeString(
        folder.resolve("sites.yaml"),
        """
        company: Lab
        pbx: lab
        sites:
          lab: { zone: UTC, hours: 24/7 }
        """);
    Files.writeString(folder.resolve("agents.yaml"), agents);
    Files.writeString(folder.resolve("queues.yaml"), queues);
    Files.writeString(folder.resolve("numbers.yaml"), numbers);
    var texts = new StringBuilder();
    PROMPTS.forEach(prompt -> texts.append("%s: \"%s\"\n".formatted(prompt, prompt)));
    Files.writeString(folder.resolve("prompts/en.yaml"), texts);
    Path recordings = Files.createDirectories(folder.resolve("prompts/en"));
    for (String prompt : PROMPTS) {
      Wav.write(recordings.resolve(prompt + ".wav"), babble(prompt.hashCode(), length(prompt)));
    }
  }

  /** Renders the company's prompts. */
  static void render(Path company, Path sounds) throws IOException {
    var mistakes = new Mistakes();
    try {
      var tts = TtsCommand.of(TtsCommand.ESPEAK, Map.of());
      PromptRenderer.render(company, sounds, tts, false, progress -> {}, mistakes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    assertThat(mistakes.list()).isEmpty();
  }

  /** How the server runs: on those ports, with that PBX. */
  static void settings(Path folder, int agiPort, int webPort, LabPbx pbx, int amiPort, Path sounds)
      throws IOException {
    secret(folder.resolve("ami-secret"), pbx.amiSecret());
    secret(folder.resolve("system-name"), pbx.systemName());
    Files.writeString(
        folder.resolve("heliotrope.yaml"),
        """
        agi: { listen: "127.0.0.1:%d", drain: 0s }
        web: { listen: "127.0.0.1:%d" }
        journal: { folder: journal }
        sounds: %s
        pbxs:
          lab:
            ami: 127.0.0.1:%d
            secret-file: ami-secret
            system-name-file: system-name
        """
            .formatted(agiPort, webPort, sounds.toAbsolutePath(), amiPort));
  }

  private static int length(String prompt) {
    return switch (prompt) {
      case "welcome", "which-code" -> 12_000;
      case "whisper" -> 32_000;
      case "position-1" -> 24_000;
      default -> 8_000;
    };
  }

  private static void secret(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  /** Something like speech: syllables of coloured noise. */
  static short[] babble(int seed, int length) {
    var random = new Random(seed);
    var sound = new short[length];
    double smooth = 0;
    for (int i = 0; i < length; i++) {
      smooth = 0.7 * smooth + 0.3 * random.nextGaussian();
      double syllable = 0.6 + 0.4 * Math.sin(2 * Math.PI * i * 4 / RATE);
      sound[i] = (short) Math.clamp((long) (9_000 * syllable * smooth), -30_000, 30_000);
    }
    return sound;
  }
}
