package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import io.heliotrope.session.port.Sounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The prompts that were rendered, with their true lengths, from the manifest beside the sounds. */
public final class SoundCatalogue implements Sounds {

  private static final String ADVICE = "Maybe run: heliotrope prompts render";

  private final Map<Language, Map<String, Sound>> byLanguage;

  private SoundCatalogue(Map<Language, Map<String, Sound>> byLanguage) {
    this.byLanguage = byLanguage;
  }

  /**
   * Reads the manifest of a folder of sounds.
   *
   * @throws IOException if there is none; the message says what to do
   */
  public static SoundCatalogue read(Path sounds) throws IOException {
    var all = new HashMap<Language, Map<String, Sound>>();
    for (var entry : Manifest.read(sounds).sounds()) {
      if (entry.file().startsWith(TextSounds.FOLDER)) {
        all.computeIfAbsent(new Language(entry.language()), language -> new HashMap<>())
            .put(
                entry.file().substring(TextSounds.FOLDER.length()),
                new Sound(entry.file(), Duration.ofMillis(entry.millis()), entry.text()));
      }
    }
    return new SoundCatalogue(all);
  }

  /** The file of that folder that changes whenever prompts have been rendered. */
  public static Path manifest(Path sounds) {
    return sounds.resolve(Manifest.FILE);
  }

  /**
   * The rendered prompts where there are any, else the texts. Warns of prompts that callers would
   * not hear, or hear with an older text.
   */
  public static Sounds orTexts(Path sounds, PromptTexts texts, Mistakes mistakes) {
    if (!Manifest.isIn(sounds)) {
      mistakes.warning(
          Place.file(sounds.toString()), "", "no prompts have been rendered there.", ADVICE);
      return new TextSounds(texts);
    }
    try {
      var rendered = read(sounds);
      rendered.compare(texts, mistakes);
      return rendered;
    } catch (IOException e) {
      mistakes.error(
          Place.file(sounds.toString()), "", new IllegalArgumentException(e.getMessage(), e));
      return new TextSounds(texts);
    }
  }

  private void compare(PromptTexts texts, Mistakes mistakes) {
    texts
        .byLanguage()
        .forEach((language, prompts) ->
            new TreeMap<>(prompts)
                .forEach((key, text) -> {
                  var sound = find(key, language);
                  if (sound.isEmpty() || !sound.get().text().equals(text)) {
                    mistakes.warning(
                        Place.file(PromptTexts.FOLDER + "/" + language + ".yaml"),
                        key,
                        sound.isEmpty()
                            ? "has not been rendered yet."
                            : "its text has changed since it was rendered.",
                        ADVICE);
                  }
                }));
  }

  @Override
  public Optional<Sound> find(String prompt, Language language) {
    return Optional.ofNullable(byLanguage.getOrDefault(language, Map.of()).get(prompt));
  }

  @Override
  public Set<Language> languages() {
    return Set.copyOf(byLanguage.keySet());
  }

  @Override
  public Set<String> prompts(Language language) {
    return Set.copyOf(byLanguage.getOrDefault(language, Map.of()).keySet());
  }
}
