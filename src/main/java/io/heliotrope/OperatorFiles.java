package io.heliotrope;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.cli.ConfigRefused;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.ServerSettings;
import io.heliotrope.config.SettingsReader;
import io.heliotrope.hours.Calendars;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.SoundCatalogue;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.session.port.Sounds;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's files as a server begins with them, read and checked.
 *
 * @param calendars where public holidays are known from
 */
record OperatorFiles(
    Path folder, ServerSettings settings, Rulebook rulebook, Calendars calendars, Sounds sounds) {

  private static final Logger log = LoggerFactory.getLogger(OperatorFiles.class);

  /**
   * Reads them.
   *
   * @throws ConfigRefused if there are mistakes, with all of them
   */
  static OperatorFiles read(Path folder) {
    var mistakes = new Mistakes();
    var settings = SettingsReader.read(folder, System.getenv(), mistakes);
    Sounds sounds =
        settings
            .map(s -> sounds(folder, s, mistakes))
            .orElseGet(() -> new TextSounds(PromptTexts.read(folder, mistakes)));
    var calendars = new CountryCalendars();
    var rulebook = RulebookReader.read(folder, sounds, calendars, mistakes);
    settings.ifPresent(s -> rulebook.ifPresent(r -> s.checkSites(r.company(), mistakes)));
    mistakes.list().stream().filter(m -> !m.isError()).forEach(m -> log.warn("{}", m));
    if (mistakes.hasErrors() || settings.isEmpty() || rulebook.isEmpty()) {
      throw new ConfigRefused(mistakes.list());
    }
    return new OperatorFiles(folder, settings.get(), rulebook.get(), calendars, sounds);
  }

  /** The rendered prompts as they are now. */
  static Sounds sounds(Path folder, ServerSettings settings, Mistakes mistakes) {
    return SoundCatalogue.orTexts(settings.sounds(), PromptTexts.read(folder, mistakes), mistakes);
  }
}
