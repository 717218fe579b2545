package io.heliotrope.cli;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Privacy;
import io.heliotrope.config.SettingsReader;
import io.heliotrope.session.RulebookReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells all mistakes of all files at once. */
@Command(
    name = "check",
    description = {
      "Checks the operator's files and tells their mistakes, each with file, line, column and advice.",
      "Ends with 0 if they can be served, with 1 if not."
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--strict", description = "Take warnings for errors.")
  private boolean strict;

  @Option(
      names = "--rules-only",
      description = "Leave heliotrope.yaml out: it needs this machine's secrets.")
  private boolean rulesOnly;

  @Override
  public Integer call() {
    var all = new Mistakes();
    var rulebook =
        RulebookReader.read(common.folder(), common.texts(all), new CountryCalendars(), all);
    rulebook.ifPresent(rules -> KeptCalendars.check(common.folder(), rules.feeds().values(), all));
    try {
      Privacy.warnIfOnlyRootMayRead(common.folder().resolve(CompanyReader.PINS), all);
    } catch (IOException unknown) {
      // who may read it can't be known here; whether we can has been told above
    }
    if (!rulesOnly) {
      SettingsReader.read(common.folder(), System.getenv(), all)
          .ifPresent(s -> rulebook.ifPresent(r -> s.checkSites(r.company(), all)));
    }
    List<Mistake> mistakes = all.list();
    long errors = mistakes.stream().filter(Mistake::isError).count();
    long warnings = mistakes.size() - errors;
    Common.print(spec.commandLine().getErr(), mistakes);
    PrintWriter out = spec.commandLine().getOut();
    rulebook.ifPresent(rules ->
        out.printf(
            "%s, version %s: %s, %s, %s, %s, %s%n",
            rules.company().name(),
            rules.version(),
            count(rules.company().sites().size(), "site"),
            count(rules.company().agents().size(), "agent"),
            count(rules.company().queues().size(), "queue"),
            count(rules.company().numbers().size(), "number"),
            count(rules.flows().size(), "flow")));
    out.println(
        mistakes.isEmpty()
            ? "no mistakes"
            : "%s, %s".formatted(count(errors, "error"), count(warnings, "warning")));
    if (rulebook.isEmpty()) {
      out.println("What depends on these is checked when they are mended.");
    }
    out.flush();
    return errors > 0 || (strict && warnings > 0) ? 1 : 0;
  }

  private static String count(long number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }
}
