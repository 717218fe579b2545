package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Something to be said once and kept.
 *
 * @param file as the PBX finds it: {@code heliotrope/welcome}
 * @param recording what a person has spoken, instead of the speech command
 */
record Speech(Language language, String file, String text, Optional<Path> recording) {

  /** All that the operator's files ask for: prompts, and digits in the same languages. */
  static List<Speech> all(Path operatorsFolder, boolean digits, Mistakes mistakes) {
    var all = new ArrayList<Speech>();
    PromptTexts.read(operatorsFolder, mistakes)
        .byLanguage()
        .forEach((language, texts) -> {
          texts.forEach((key, text) -> {
            Path spoken =
                operatorsFolder
                    .resolve(PromptTexts.FOLDER)
                    .resolve(language.tag())
                    .resolve(key + ".wav");
            all.add(
                new Speech(
                    language,
                    TextSounds.FOLDER + key,
                    text,
                    Optional.of(spoken).filter(Files::isRegularFile)));
          });
          if (digits) {
            DigitTexts.of(language, operatorsFolder, mistakes)
                .forEach((file, text) ->
                    all.add(
                        new Speech(language, DigitTexts.FOLDER + file, text, Optional.empty())));
          }
        });
    all.sort(
        Comparator.comparing((Speech one) -> one.language().tag()).thenComparing(Speech::file));
    return all;
  }

  /** Where it is kept in the folder of sounds, without the ending. */
  String path() {
    return language + "/" + file;
  }

  /** Of all that the sound is made from: while it is the same, the sound is. */
  String hash(TtsCommand tts, String ttsFingerprint) throws IOException {
    var digest = sha256();
    digest.update(Studio.FINGERPRINT.getBytes(StandardCharsets.UTF_8));
    if (recording.isPresent()) {
      digest.update(Files.readAllBytes(recording.get()));
    } else {
      var from = String.join("\n", ttsFingerprint, tts.voice(language), language.tag(), text);
      digest.update(from.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
