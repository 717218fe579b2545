package io.heliotrope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to know of hours. */
@Command(
    name = "hours",
    description = "Tells when sites are open, and where nobody is awake.",
    subcommands = {HoursCoverageCommand.class})
final class HoursCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
