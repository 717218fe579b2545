package io.heliotrope;

import io.heliotrope.cli.HeliotropeCommand;

/** Where it all begins: the command line, with the one thing only this room can do, start a server. */
public final class Heliotrope {

  private Heliotrope() {}

  public static void main(String[] args) {
    int code = HeliotropeCommand.line(Server::start).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }
}
