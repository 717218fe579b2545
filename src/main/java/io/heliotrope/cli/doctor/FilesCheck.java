package io.heliotrope.cli.doctor;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.ServerSettings;
import io.heliotrope.config.SettingsReader;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.RulebookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the operator's files can be served. */
public final class FilesCheck implements Check {

  private static final String SUBJECT = "files";

  private final Path folder;

  public FilesCheck(Path folder) {
    this.folder = folder;
  }

  /** How the server is to run, if that can be read, whatever else can not. */
  public static Optional<ServerSettings> settings(Path folder) {
    return Files.isDirectory(folder)
        ? SettingsReader.read(folder, System.getenv(), new Mistakes())
        : Optional.empty();
  }

  @Override
  public List<Finding> look() {
    if (!Files.isDirectory(folder)) {
      return List.of(
          Finding.error(
              SUBJECT,
              "there is no folder %s".formatted(folder),
              "name it with --config, or write one to begin from: heliotrope init DIR"));
    }
    var mistakes = new Mistakes();
    var rules =
        RulebookReader.read(
            folder,
            new TextSounds(PromptTexts.read(folder, mistakes)),
            new CountryCalendars(),
            mistakes);
    SettingsReader.read(folder, System.getenv(), mistakes)
        .ifPresent(s -> rules.ifPresent(r -> s.checkSites(r.company(), mistakes)));
    long errors = mistakes.list().stream().filter(Mistake::isError).count();
    long warnings = mistakes.list().size() - errors;
    if (errors > 0) {
      return List.of(
          Finding.error(
              SUBJECT,
              "%s: %d of their mistakes keep them from being served".formatted(folder, errors),
              "heliotrope check -c " + folder));
    }
    String text = "%s, version %s".formatted(folder, rules.map(r -> r.version()).orElse("unknown"));
    return List.of(
        warnings == 0
            ? Finding.ok(SUBJECT, text)
            : Finding.warning(
                SUBJECT,
                "%s, with %d of check's warnings".formatted(text, warnings),
                "heliotrope check -c " + folder));
  }
}
