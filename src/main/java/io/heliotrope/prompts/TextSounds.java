package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.session.port.Sounds;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prompts as texts, as if each had been recorded by somebody who speaks at an ordinary pace. */
public final class TextSounds implements Sounds {

  /**
   * As the PBX finds our files: Asterisk adds the channel's language before and the format behind.
   */
  public static final String FOLDER = "heliotrope/";

  private static final int LETTERS_PER_SECOND = 15;

  private final PromptTexts texts;

  public TextSounds(PromptTexts texts) {
    this.texts = texts;
  }

  @Override
  public Optional<Sound> find(String prompt, Language language) {
    return Optional.ofNullable(texts.byLanguage().getOrDefault(language, Map.of()).get(prompt))
        .map(text -> new Sound(FOLDER + prompt, length(text), text));
  }

  @Override
  public Set<Language> languages() {
    return texts.languages();
  }

  @Override
  public Set<String> prompts(Language language) {
    return texts.byLanguage().getOrDefault(language, Map.of()).keySet();
  }

  private static Duration length(String text) {
    return Duration.ofMillis(300 + 1000L * text.length() / LETTERS_PER_SECOND);
  }
}
