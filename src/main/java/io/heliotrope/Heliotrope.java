package io.heliotrope;

import io.heliotrope.cli.HeliotropeCommand;
import io.heliotrope.demo.DemoCommand;
import picocli.CommandLine;

/**
 * Where it all begins: the command line, with the one thing only this room can do, start a server.
 */
public final class Heliotrope {

  private Heliotrope() {}

  public static void main(String[] args) {
    CommandLine line = HeliotropeCommand.line(Server::start, new DemoCommand(Server::start));
    int code = line.execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }
}
