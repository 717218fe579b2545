package io.heliotrope;

import io.heliotrope.cli.HeliotropeCommand;

/** Where it all begins. */
public final class Heliotrope {
  private Heliotrope() {}

  public static void main(String[] args) {
    System.exit(
        HeliotropeCommand.line(
                (folder, clock, subscribers) -> {
                  throw new IllegalStateException("not yet");
                })
            .execute(args));
  }
}
