package io.heliotrope;

import io.heliotrope.cli.HeliotropeCommand;
import io.heliotrope.demo.DemoCommand;
import io.heliotrope.time.zone.ZoneChoice;
import picocli.CommandLine;

/**
 * Where it all begins: the command line, with the one thing only this room can do, start a server.
 */
public final class Heliotrope {

  private Heliotrope() {}

  public static void main(String[] args) {
    ZoneChoice.make(System.getenv()); // before anything asks for a zone, the log included
    CommandLine line = HeliotropeCommand.line(Server::start, new DemoCommand(Server::start));
    int code = line.execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }
}
