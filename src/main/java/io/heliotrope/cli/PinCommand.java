package io.heliotrope.cli;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.PinHash;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes of a PIN the line that is kept of it. */
@Command(
    name = "pin",
    description = {
      "Prints the line for pins.yaml that lets an agent sign in by telephone.",
      "The PIN is asked for and not shown; it can not be told from the line by looking at it."
    })
final class PinCommand implements Callable<Integer> {

  private static final int RANDOM_PIN = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "AGENT", description = "The agent's short name.")
  private String agent = "";

  @Option(
      names = "--random",
      description = "Make up a PIN of 6 digits, and tell it on the error output.")
  private boolean made;

  @Override
  public Integer call() throws IOException {
    var id = new AgentId(agent);
    var random = new SecureRandom();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    PinHash hash = made ? makeUp(random, err) : PinHash.make(typed(), random);
    out.printf("%s: %s%n", id, hash.text());
    out.flush();
    err.printf("Put that line into %s, which only heliotrope may read.%n", CompanyReader.PINS);
    err.flush();
    return 0;
  }

  private static PinHash makeUp(SecureRandom random, PrintWriter err) {
    while (true) {
      String pin = "%06d".formatted(random.nextInt(RANDOM_PIN));
      try {
        PinHash hash = PinHash.make(pin, random);
        err.printf("The PIN is %s%n", pin);
        return hash;
      } catch (IllegalArgumentException tooSimple) {
        // another one
      }
    }
  }

  /** From the terminal twice, without being seen; from a pipe once. */
  private static String typed() throws IOException {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      return line == null ? "" : line.strip();
    }
    String first = read(console, "PIN: ");
    if (!first.equals(read(console, "Once more: "))) {
      throw new IllegalArgumentException("These were two different PINs.");
    }
    return first;
  }

  private static String read(Console console, String question) {
    char[] read = console.readPassword(question);
    return read == null ? "" : new String(read).strip();
  }
}
