package io.heliotrope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to know of hours. */
@Command(
    name = "hours",
    description = "Tells when sites are open and where nobody is awake, and changes it.",
    subcommands = {
      HoursCoverageCommand.class,
      HoursExportCommand.class,
      HoursDraftCommand.Diff.class,
      HoursDraftCommand.Publish.class,
      HoursRollbackCommand.class,
      HoursOverrideCommand.class,
      HoursEmergency.Close.class,
      HoursEmergency.Open.class,
      HoursLogCommand.class
    })
final class HoursCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
