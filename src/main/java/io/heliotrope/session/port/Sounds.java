package io.heliotrope.session.port;

import io.heliotrope.call.Language;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The sound files that exist, by prompt and language. Answers from memory. */
public interface Sounds {

  /** The file of a prompt, or empty if it was not recorded in that language. */
  Optional<Sound> find(String prompt, Language language);

  Set<Language> languages();

  /** The prompts there are in that language; empty for one that nobody speaks. */
  Set<String> prompts(Language language);

  /**
   * @param file as the PBX finds it, without language and ending
   * @param length how long it plays
   * @param text what is said, for the terminal, the story and the console
   */
  record Sound(String file, Duration length, String text) {}
}
