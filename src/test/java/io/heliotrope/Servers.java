package io.heliotrope;

import io.heliotrope.cli.Starter;

/** Lets tests of other rooms start a whole server in this process. */
public final class Servers {

  private Servers() {}

  public static Starter starter() {
    return Server::start;
  }
}
