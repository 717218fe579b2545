package io.heliotrope.cli;

import io.heliotrope.config.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands a person types. */
@Command(
    name = "heliotrope",
    description = "Answers calls for Asterisk: self-service first, then the right person.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {HelpCommand.class, GenerateCompletion.class, VersionCommand.class})
public final class HeliotropeCommand {

  private HeliotropeCommand() {}

  /**
   * The command line, with what only the composition root can start.
   *
   * @param more commands of rooms above this one
   */
  public static CommandLine line(Starter starter, Object... more) {
    var line = new CommandLine(new HeliotropeCommand());
    line.addSubcommand(new ServeCommand(starter));
    line.addSubcommand(new CheckCommand());
    line.addSubcommand(new DoctorCommand());
    line.addSubcommand(new InitCommand());
    line.addSubcommand(new CallCommand());
    line.addSubcommand(new JournalCommand());
    line.addSubcommand(new WhyCommand());
    line.addSubcommand(new RouteCommand());
    line.addSubcommand(new CallbacksCommand());
    line.addSubcommand("agents", new AgentsCommand());
    line.addSubcommand(new HoursCommand());
    line.addSubcommand(new TransferCommand());
    line.addSubcommand(new ConsultCommand());
    line.addSubcommand(new DispositionCommand());
    line.addSubcommand(new PinCommand());
    line.addSubcommand("prompts", PromptsCommand.class);
    for (Object command : more) {
      line.addSubcommand(command);
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getSubcommands().values().forEach(HeliotropeCommand::withHelp);
    line.setExecutionExceptionHandler(HeliotropeCommand::explain);
    line.setParameterExceptionHandler(HeliotropeCommand::misused);
    return line;
  }

  private static void withHelp(CommandLine command) {
    if (command.getCommandSpec().findOption("--help") == null) {
      command
          .getCommandSpec()
          .addOption(
              CommandLine.Model.OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Shows this help.")
                  .build());
    }
    command.getSubcommands().values().forEach(HeliotropeCommand::withHelp);
  }

  /** What is wrong, without the whole usage after it, which would push it off the screen. */
  private static int misused(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    String message = String.valueOf(misuse.getMessage());
    err.println(message);
    boolean advised = message.contains("\nMaybe");
    if (!advised && !UnmatchedArgumentException.printSuggestions(misuse, err)) {
      if (command.getCommand() instanceof Callable) {
        err.printf("Its options: %s --help%n", command.getCommandSpec().qualifiedName());
      } else {
        command.usage(err); // of its commands one has to be named
      }
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** A mistake of the operator's is no stack trace. */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof ConfigRefused refused) {
      Common.print(err, refused.mistakes());
      err.println("The files were refused. Maybe run `heliotrope check` after mending them.");
      err.flush();
      return 1;
    }
    if (failure instanceof IllegalArgumentException || failure instanceof IllegalStateException) {
      err.println(failure.getMessage());
      err.flush();
      return 1;
    }
    IOException trouble =
        failure instanceof UncheckedIOException unchecked
            ? unchecked.getCause()
            : failure instanceof IOException checked ? checked : null;
    if (trouble != null) {
      err.println(FileTrouble.text(trouble));
      err.flush();
      return 1;
    }
    failure.printStackTrace(err);
    err.flush();
    return 70; // sysexits.h: internal software error
  }
}
