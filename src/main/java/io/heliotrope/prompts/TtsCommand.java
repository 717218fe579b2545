package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.call.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The command that speaks a text into a WAV file. Any program will do that takes a file of text and
 * writes a file of sound, of any rate.
 *
 * @param words the program and its arguments, with {@code {text-file}} (UTF-8), {@code {out}}, and
 *     as wanted {@code {language}} and {@code {voice}} to be filled in; it runs without a shell
 * @param voices the voice of each language; the language's tag where there is none
 */
public record TtsCommand(List<String> words, Map<Language, String> voices) {

  /** eSpeak NG at a calm pace: small, everywhere, and no beauty. */
  public static final String ESPEAK = "espeak-ng -v {voice} -s 145 -g 2 -f {text-file} -w {out}";

  private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_./-]{0,127}");

  public TtsCommand {
    words = List.copyOf(words);
    voices = Map.copyOf(voices);
    for (var needed : List.of("{text-file}", "{out}")) {
      if (words.stream().noneMatch(word -> word.contains(needed))) {
        throw new IllegalArgumentException(
            "The speech command %s lacks %s.\nMaybe like this: %s"
                .formatted(words, needed, ESPEAK));
      }
    }
    voices.forEach((language, voice) -> {
      if (!VOICE.matcher(voice).matches()) {
        throw new IllegalArgumentException(
            "The voice of %s (%s) may have letters, digits and + _ . / - only."
                .formatted(language, Printable.of(voice)));
      }
    });
  }

  /** The command as one line, its words apart by blanks. */
  public static TtsCommand of(String line, Map<Language, String> voices) {
    return new TtsCommand(List.of(line.strip().split("\\s+")), voices);
  }

  String voice(Language language) {
    return voices.getOrDefault(language, language.tag());
  }

  List<String> filled(Path textFile, Path out, Language language) {
    return words.stream()
        .map(word ->
            word.replace("{text-file}", textFile.toString())
                .replace("{out}", out.toString())
                .replace("{language}", language.tag())
                .replace("{voice}", voice(language)))
        .toList();
  }

  /**
   * What the sound depends on beside the text: the command, and which build of the program it is.
   */
  String fingerprint() throws IOException {
    var parts = new ArrayList<>(words);
    Path program = program();
    parts.add(
        program.getFileName()
            + " "
            + Files.size(program)
            + " "
            + Files.getLastModifiedTime(program));
    return String.join(" ", parts);
  }

  private Path program() throws IOException {
    var name = words.getFirst();
    for (var folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
      Path program = Path.of(folder).resolve(name); // an absolute name stays as it is
      if (Files.isExecutable(program) && Files.isRegularFile(program)) {
        return program;
      }
    }
    throw new IOException(
        "The program '%s' of the speech command is not found.\nMaybe install it: apt-get install %s"
            .formatted(name, name));
  }
}
