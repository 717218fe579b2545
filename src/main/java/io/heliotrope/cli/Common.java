package io.heliotrope.cli;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.SettingsReader;
import io.heliotrope.floor.Rules;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.store.HoursFolder;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What most commands need: where the operator's files are. */
final class Common {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "DIR",
      defaultValue = "${env:HELIOTROPE_CONFIG:-/etc/heliotrope}",
      description = "The folder of the operator's files (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("/etc/heliotrope");

  Path folder() {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          """
          There is no folder %s.
          Maybe give the folder of your files with --config, or write one to begin from: heliotrope init DIR\
          """
              .formatted(folder));
    }
    return folder;
  }

  /** The journal of the server of these files, if it is here. */
  Optional<Path> journal() {
    return SettingsReader.journal(folder()).filter(Files::isDirectory);
  }

  /** The prompts as texts, whether they have been rendered or not. */
  Sounds texts(Mistakes mistakes) {
    return new TextSounds(PromptTexts.read(folder(), mistakes));
  }

  /**
   * The rules that count: the files, and the hours that were published since, by what the server of
   * these files keeps. With warnings on the error output.
   *
   * @throws ConfigRefused if the files have mistakes
   */
  Rulebook rulebook(Sounds sounds, Mistakes mistakes) {
    Rulebook files = files(sounds, mistakes);
    Optional<Path> journal = journal();
    PrintWriter err = spec.commandLine().getErr();
    FeedDesk calendars = KeptCalendars.look(folder(), journal, files.feeds().values());
    calendars.warnings().forEach(one -> err.printf("warning: %s%n", one.replace("\n", "\n    ")));
    err.flush();
    if (journal.isEmpty()) {
      return files.with(calendars.days());
    }
    try {
      return HoursDesk.toLookAt(
              new HoursFolder(journal.get()), Clock.SYSTEM, files, calendars.days())
          .rulebook();
    } catch (IOException e) {
      err.printf(
          "warning: hours that were published do not count here: %s%n    Maybe: sudo -u heliotrope heliotrope …%n",
          FileTrouble.text(e));
      err.flush();
      return files.with(calendars.days());
    }
  }

  /**
   * What the files alone say, with warnings on the error output.
   *
   * @throws ConfigRefused if they have mistakes
   */
  Rulebook files(Sounds sounds, Mistakes mistakes) {
    var rules = RulebookReader.read(folder(), sounds, new CountryCalendars(), mistakes);
    if (rules.isEmpty() || mistakes.hasErrors()) {
      throw new ConfigRefused(mistakes.list());
    }
    print(spec.commandLine().getErr(), mistakes.list());
    return rules.get();
  }

  /**
   * The rules alone, with warnings on the error output.
   *
   * @throws ConfigRefused if the files have mistakes
   */
  Rules rules() {
    return rulebook().rules();
  }

  /**
   * The rules and all that they come from, with warnings on the error output.
   *
   * @throws ConfigRefused if the files have mistakes
   */
  Rulebook rulebook() {
    var mistakes = new Mistakes();
    return rulebook(texts(mistakes), mistakes);
  }

  /**
   * @throws ParameterException if there is no such folder
   */
  static void mustBeJournal(Path folder, CommandSpec command) {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          command.commandLine(),
          """
          There is no folder %s, where a server on this machine keeps its journal.
          Maybe no server has run yet (heliotrope serve), or it keeps it elsewhere: --journal DIR\
          """
              .formatted(folder));
    }
  }

  static void print(PrintWriter out, List<Mistake> mistakes) {
    mistakes.forEach(out::println);
    out.flush();
  }
}
