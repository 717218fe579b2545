package io.heliotrope.cli;

import io.heliotrope.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves calls until told to stop. */
@Command(
    name = "serve",
    description = {
      "Serves calls. SIGTERM: takes no new calls, lets those in progress finish, ends.",
      "SIGHUP, or a change of the files: reads them anew; wrong files change nothing."
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  private final Starter starter;

  ServeCommand(Starter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Running server = starter.start(common.folder(), Clock.SYSTEM, List.of())) {
      server.await();
    }
    return 0;
  }
}
