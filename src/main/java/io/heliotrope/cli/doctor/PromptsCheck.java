package io.heliotrope.cli.doctor;

import io.heliotrope.config.Mistakes;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.SoundCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether callers hear what the texts say. */
public final class PromptsCheck implements Check {

  private static final String SUBJECT = "prompts";
  private static final String REMEDY = "heliotrope prompts render";

  private final Path folder;
  private final Path sounds;

  /**
   * @param folder the operator's files
   * @param sounds where the rendered prompts are
   */
  public PromptsCheck(Path folder, Path sounds) {
    this.folder = folder;
    this.sounds = sounds;
  }

  @Override
  public List<Finding> look() {
    if (!Files.exists(SoundCatalogue.manifest(sounds))) {
      return List.of(
          Finding.error(
              SUBJECT,
              "none have been rendered in %s: callers hear nothing".formatted(sounds),
              REMEDY));
    }
    var mistakes = new Mistakes();
    SoundCatalogue.orTexts(sounds, PromptTexts.read(folder, new Mistakes()), mistakes);
    return List.of(
        mistakes.list().isEmpty()
            ? Finding.ok(SUBJECT, "%s, as the texts say".formatted(sounds))
            : Finding.warning(
                SUBJECT,
                "%s: %d of them are not as the texts say".formatted(sounds, mistakes.list().size()),
                REMEDY));
  }
}
